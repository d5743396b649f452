package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.grantBody;
import static org.grantsuite.grant.testing.Council.receiptBody;
import static org.grantsuite.grant.testing.Council.unique;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.Test;

/** Twenty-four callers at the same moment. */
@GrantServiceTest
class RaceTest {
    private static final int CALLERS = 24;
    private final Council council = Council.one();

    @Test
    void shouldGiveOneEffectAndOneAnswerForOneIdempotencyKey() {
        council.hold(Contract.read("schemes/wrrf-1.json"));
        String token = council.token("grants-officer");
        String key = unique("race-key");
        String body = grantBody(unique("31/race"), "1000.00");

        List<String> answers = Races.run(CALLERS, () -> {
            var answer = Contract.given(token)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/v1/grants");
            return answer.statusCode() + " " + answer.jsonPath().getString("id");
        });

        assertThat(new HashSet<>(answers)).singleElement().asString().startsWith("201 ");
    }

    @Test
    void shouldBookOneReceiptForOneBankReference() {
        String grant = council.aGrant();
        String token = council.token("finance");
        String body = receiptBody(1, "BACS-RACE", "331788.60", "2021-12-17");

        List<Integer> answers = Races.run(
                CALLERS,
                () -> Contract.given(token)
                        .body(body)
                        .post("/v1/grants/" + grant + "/receipts")
                        .statusCode());

        assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(council.journals(grant)).hasSize(1);
        assertThat(council.balance(grant, "received")).isEqualTo("331788.60");
    }

    @Test
    void shouldNeverReserveMoreThanTheGrantHolds() {
        String grant = council.aGrant();
        String decision = council.aDecision(grant);
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        var run = new AtomicInteger();

        List<Integer> answers = Races.run(
                CALLERS,
                () -> council.reserve(grant, decision, "race-" + run.incrementAndGet(), "33178.86")
                        .statusCode());

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(10);
        assertThat(council.funding(grant, "reserved")).isEqualTo("331788.60");
        assertThat(council.funding(grant, "available")).isEqualTo("0.00");
    }

    @Test
    void shouldPostOnePaymentOnceAndNumberJournalsWithoutGaps() {
        String grant = council.aGrant();
        String decision = council.aDecision(grant);
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        String reservation = created(council.reserve(grant, decision, "race", "100.00"));
        var payment = new AtomicInteger();

        List<Integer> same = Races.run(
                CALLERS,
                () -> council.post(grant, reservation, "payment/same", "10.00").statusCode());
        List<Integer> many = Races.run(
                CALLERS,
                () -> council.post(grant, reservation, "payment/" + payment.incrementAndGet(), "10.00")
                        .statusCode());

        assertThat(same).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(many.stream().filter(status -> status == 201)).hasSize(9);
        assertThat(council.balance(grant, "transferred")).isEqualTo("100.00");
        council.as("finance")
                .get("/v1/grants/" + grant + "/ledger/watermark?onOrBefore=2022-03-31")
                .then()
                .body("journalSequence", org.hamcrest.Matchers.is(11));
    }
}
