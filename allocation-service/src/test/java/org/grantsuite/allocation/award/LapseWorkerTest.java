package org.grantsuite.allocation.award;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.junit.jupiter.api.Test;

/** Offers nobody answered, lapsed by the worker: found by itself, once, and in nobody's way. */
@AllocationServiceTest
class LapseWorkerTest {
    @Inject
    LapseWorker worker;

    @Inject
    CouncilScope scope;

    @Inject
    Jdbc jdbc;

    @Inject
    BusinessClock clock;

    private final Story story = new Story();

    private UUID offered(LocalDate acceptBy) {
        story.providers();
        UUID snapshotId = story.snapshot();
        UUID planId = story.approvedPlan();
        story.run(planId, "CARE", snapshotId, "BED", "COMMUNITY_USER");
        story.run(planId, "NURSING", snapshotId, "NURSING_BED");
        story.asPreparer()
                .body(Map.of("offeredOn", "2021-12-15", "acceptBy", acceptBy.toString()))
                .post("/v1/plans/" + planId + "/awards")
                .then()
                .statusCode(201);
        return planId;
    }

    private List<String> statuses(UUID planId) {
        return story.reading()
                .get("/v1/awards?planId=" + planId)
                .then()
                .statusCode(200)
                .extract()
                .path("items.status");
    }

    private List<String> remaining(UUID planId) {
        return story.reading()
                .get("/v1/plans/" + planId)
                .then()
                .extract()
                .path("pots.findAll { it.recipient == 'PROVIDERS' }.remaining.amount");
    }

    private List<Map<String, Object>> told(String path, String discriminator, String value) {
        return Contract.given(story.auditor())
                .get(path + "limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it." + discriminator + " == '" + value + "' }");
    }

    @Test
    void shouldLapseEachOfferOnceHoweverManyReplicasLook() {
        UUID planId = offered(LocalDate.of(2021, 12, 19));

        Races.run(4, worker::lapseAll);
        worker.lapseAll();

        assertThat(statuses(planId)).hasSize(4).containsOnly("LAPSED");
        assertThat(remaining(planId)).containsExactly("148608.00", "83178.00");
        assertThat(told("/v1/events?", "type", "AwardLapsed")).hasSize(4);
        assertThat(told("/v1/audit-entries?", "action", "AWARD_LAPSED"))
                .hasSize(4)
                .allMatch(entry -> entry.get("actor").equals("system"));
    }

    @Test
    void shouldCountTheLastDayOfTheBusinessClockAsInTime() {
        UUID today = offered(clock.today());

        worker.lapseAll();

        assertThat(statuses(today)).containsOnly("OFFERED");
    }

    @Test
    void shouldWaitForNobody() {
        UUID planId = offered(LocalDate.of(2021, 12, 19));
        UUID answered = story.awards(planId).get(0);

        whileHeld("select id from pot where plan_id = ? order by position limit 1 for update", planId);
        assertThat(statuses(planId)).containsOnly("OFFERED");

        whileHeld("select id from award where id = ? for update", answered);
        assertThat(statuses(planId)).containsExactlyInAnyOrder("OFFERED", "LAPSED", "LAPSED", "LAPSED");

        worker.lapseAll();
        assertThat(statuses(planId)).containsOnly("LAPSED");
    }

    /** The worker ends while somebody else holds the row; it would wait for ever, were it to wait. */
    private void whileHeld(String lock, UUID id) {
        scope.run(
                story.council,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    jdbc.list(lock, row -> true, id);
                    CompletableFuture.runAsync(worker::lapseAll)
                            .orTimeout(20, TimeUnit.SECONDS)
                            .join();
                }));
    }
}
