package org.grantsuite.allocation.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/**
 * Random lives of four accepted awards while the register of providers moves: locations leave it and come back, payment
 * runs are drafted for any day, approved and released late. After each step invariant 6 holds: each payment went to a
 * location that was registered on the day of the decision and on the day of payment (R26), by the register of its release.
 */
@AllocationServiceTest
class RegisteredRecipientsPropertyTest {
    private static final int LIVES = 3;
    private static final int STEPS = 25;
    private static final LocalDate DECIDED = LocalDate.of(2021, 12, 8);
    private static final LocalDate FIRST_PAYMENT = LocalDate.of(2021, 12, 21);
    private static final LocalDate NEVER = LocalDate.MAX;
    private static final Map<String, String> ROWS = Map.of(
            "L1", "P1,Elm Care Ltd,L1,Elm House,CARE_HOME,Y,N,Y,2015-01-01,%s,,\n",
            "L2", "P1,Elm Care Ltd,L2,Elm Lodge,CARE_HOME,Y,N,Y,2016-01-01,%s,,\n",
            "L3", "P2,Oak Homes Ltd,L3,Oak Court,CARE_HOME,Y,N,Y,2015-01-01,%s,,\n",
            "L4", "P3,Home Help CIC,L4,Home Help,HOMECARE,N,N,Y,2015-01-01,%s,,\n");
    private static final List<String> LOCATIONS =
            ROWS.keySet().stream().sorted().toList();

    /** What is on the register until when, what waits for its release, and the register each payment was made under. */
    private static final class Life {
        final Story story = new Story();
        final UUID planId = story.accepted();
        final Map<String, LocalDate> until = new HashMap<>();
        final List<UUID> approved = new ArrayList<>();
        final Map<String, Map<String, LocalDate>> madeUnder = new HashMap<>();
        int stopped;
        int runs;

        Life() {
            LOCATIONS.forEach(location -> until.put(location, NEVER));
        }

        String step(Random random) {
            int what = random.nextInt(6);
            if (what < 3) {
                return register(LOCATIONS.get(random.nextInt(4)), random);
            }
            return what == 3 ? draft(FIRST_PAYMENT.plusDays(random.nextInt(15))) : release();
        }

        private String register(String location, Random random) {
            var day = random.nextInt(3) == 0 ? NEVER : DECIDED.plusDays(random.nextInt(40) - 5);
            until.put(location, day);
            story.providers(Story.PROVIDER_HEADER + ROWS.get(location).formatted(day == NEVER ? "" : day));
            return location + " until " + day;
        }

        private String draft(LocalDate on) {
            var drafted = story.asReleaser()
                    .body(Map.of("planId", planId, "label", "R1 P" + ++runs, "paymentOn", on.toString()))
                    .post("/v1/payment-runs")
                    .then()
                    .extract();
            if (drafted.statusCode() == 201) {
                var id = UUID.fromString(drafted.path("id"));
                stopped += drafted.<List<?>>path("excluded").size();
                story.asApprover().body(Map.of()).post("/v1/payment-runs/" + id + "/approval");
                approved.add(id);
            }
            return "draft for " + on + ": " + drafted.statusCode();
        }

        private String release() {
            if (approved.isEmpty()) {
                return "nothing to release";
            }
            var released = story.release(approved.remove(0)).extract();
            if (released.statusCode() == 200) {
                stopped += released.<List<?>>path("stopped").size();
            }
            return "release: " + released.statusCode();
        }

        /** Payments to who was not registered; a payment seen for the first time is judged by the register as it stands. */
        List<String> unregistered() {
            var awards = story.reading()
                    .get("/v1/awards?limit=500&planId=" + planId)
                    .then()
                    .extract()
                    .jsonPath();
            var places = new HashMap<String, String>();
            awards.<Map<String, String>>getList("items")
                    .forEach(one -> places.put(one.get("id"), one.get("locationId")));
            var payments = story.reading()
                    .get("/v1/payments?limit=500&grantId=" + story.grantId)
                    .then()
                    .extract()
                    .jsonPath();
            var faulty = new ArrayList<String>();
            payments.<Map<String, String>>getList("items").forEach(one -> {
                var register = madeUnder.computeIfAbsent(one.get("id"), id -> new HashMap<>(until));
                var last = register.get(places.get(one.get("awardId")));
                if (!DECIDED.isBefore(last)
                        || !LocalDate.parse(one.get("paidOn")).isBefore(last)) {
                    faulty.add(one.get("reference") + " on " + one.get("paidOn") + ", registered until " + last);
                }
            });
            return faulty;
        }
    }

    @Test
    void shouldPayNobodyWhoWasNotRegisteredAfterEachStep() {
        int paid = 0;
        int stopped = 0;
        for (int seed = 1; seed <= LIVES; seed++) {
            var random = new Random(seed);
            var life = new Life();
            for (int step = 0; step < STEPS; step++) {
                var deed = life.step(random);
                assertThat(life.unregistered())
                        .as("life %d, step %d: %s", seed, step, deed)
                        .isEmpty();
            }
            paid += life.madeUnder.size();
            stopped += life.stopped;
        }
        assertThat(paid).as("somebody was paid").isPositive();
        assertThat(stopped).as("somebody was stopped").isPositive();
    }

    @Test
    void shouldSeeAPaymentToWhoWasNotRegistered() throws SQLException {
        var life = new Life();
        life.until.put("L4", DECIDED.plusDays(30));
        life.story.providers(Story.PROVIDER_HEADER + ROWS.get("L4").formatted(DECIDED.plusDays(30)));
        life.draft(FIRST_PAYMENT);
        life.release();
        assertThat(life.unregistered()).isEmpty();
        assertThat(life.madeUnder).hasSize(4);

        try (var superuser = PostgresResource.superuser()) {
            superuser
                    .createStatement()
                    .executeUpdate("update payment set paid_on = '2022-03-01' where provider_id = 'P3'"
                            + " and council_code = '" + life.story.council + "'");
        }

        assertThat(life.unregistered())
                .singleElement()
                .asString()
                .contains("on 2022-03-01, registered until 2022-01-07");
    }
}
