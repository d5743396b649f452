package org.grantsuite.allocation.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The life of an award beyond yes and no. */
@AllocationServiceTest
class AwardLifecycleTest {
    private final Story story = new Story();

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    private UUID offered(String acceptBy) {
        story.providers();
        UUID snapshotId = story.snapshot();
        UUID planId = story.approvedPlan();
        story.run(planId, "CARE", snapshotId, "BED", "COMMUNITY_USER");
        story.run(planId, "NURSING", snapshotId, "NURSING_BED");
        story.asPreparer()
                .body(Map.of("offeredOn", "2021-12-15", "acceptBy", acceptBy))
                .post("/v1/plans/" + planId + "/awards")
                .then()
                .statusCode(201);
        return planId;
    }

    private JsonPath award(UUID id) {
        return story.reading()
                .get("/v1/awards/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private UUID awardOf(UUID planId, String provider) {
        return story.awards(planId).stream()
                .filter(id -> award(id).getString("providerId").equals(provider))
                .findFirst()
                .orElseThrow();
    }

    private ValidatableResponse accept(RequestSpecification as, UUID id, String on, String amount) {
        JsonPath award = award(id);
        Map<String, Object> body = new HashMap<>(Map.of(
                "termsVersion",
                award.getString("terms.version"),
                "termsHash",
                award.getString("terms.hash"),
                "acceptedBy",
                "Director",
                "acceptedOn",
                on));
        if (amount != null) {
            body.put("acceptedAmount", Story.gbp(amount));
        }
        return as.body(body).post("/v1/awards/" + id + "/acceptance").then();
    }

    private String remaining(UUID planId, String pot) {
        return story.reading()
                .get("/v1/plans/" + planId)
                .then()
                .statusCode(200)
                .extract()
                .path("pots.find { it.code == '" + pot + "' }.remaining.amount");
    }

    @Nested
    class Accepting {

        /** P2's award is 29386.44 or so of CARE and all of NURSING; a part of it is split in their proportion. */
        @Test
        void shouldTakeAPartToThePennyAndGiveTheRestBackToItsPots() {
            UUID planId = story.offered();
            UUID id = awardOf(planId, "P2");
            long care = pence(award(id).getString("lines.find { it.potCode == 'CARE' }.amount.amount"));
            long nursing = pence(award(id).getString("lines.find { it.potCode == 'NURSING' }.amount.amount"));
            assertThat(nursing).isEqualTo(8_317_800);
            accept(story.asPreparer(), id, "2021-12-20", "50000.01")
                    .statusCode(200)
                    .body("status", is("ACCEPTED"))
                    .body("accepted.amount", is("50000.01"));
            // The exact share of CARE, rounded down, and the odd penny to the larger remainder.
            long product = Math.multiplyExact(5_000_001L, care);
            long floor = product / (care + nursing);
            boolean odd = 2 * (product % (care + nursing)) > care + nursing;
            long careAccepted = odd ? floor + 1 : floor;
            assertThat(pence(remaining(planId, "CARE"))).isEqualTo(care - careAccepted);
            assertThat(pence(remaining(planId, "NURSING"))).isEqualTo(nursing - (5_000_001L - careAccepted));

            UUID runId = story.approvedPaymentRun(planId, "R1 P1");
            story.release(runId).statusCode(200).body("releasedTotal.amount", is("50000.01"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> story.payments(runId).get(0).get("status").equals("POSTED"));
            var posted = story.grants
                    .posting(UUID.fromString(
                            story.payments(runId).get(0).get("id").toString()))
                    .orElseThrow();
            assertThat(posted.at("/lines/0/amount/amount").asText())
                    .isEqualTo("%d.%02d".formatted(careAccepted / 100, careAccepted % 100));
        }

        @Test
        void shouldRefuseMoreThanWasOffered() {
            UUID planId = story.offered();
            UUID id = awardOf(planId, "P3");
            long offered = pence(award(id).getString("amount.amount"));
            String more = "%d.%02d".formatted((offered + 1) / 100, (offered + 1) % 100);
            accept(story.asPreparer(), id, "2021-12-20", more)
                    .statusCode(422)
                    .body("code", is("AWARD_ACCEPTED_TOO_MUCH"));
            assertThat(award(id).getString("status")).isEqualTo("OFFERED");
            assertThat(remaining(planId, "CARE")).isEqualTo("0.00");
        }

        @Test
        void shouldLetAProvidersOwnPersonAnswerForItsOwnOnly() {
            UUID planId = story.offered();
            UUID own = awardOf(planId, "P3");
            UUID other = awardOf(planId, "P2");
            String token = Tokens.ofProvider(story.council, "pia", List.of("P3"));
            accept(Contract.creating(token), other, "2021-12-20", null)
                    .statusCode(404)
                    .body("code", is("AWARD_UNKNOWN"));
            assertThat(award(other).getString("status")).isEqualTo("OFFERED");
            accept(Contract.creating(token), own, "2021-12-20", null)
                    .statusCode(200)
                    .body("status", is("ACCEPTED"));
            Contract.creating(token)
                    .body(Map.of("reason", "no", "declinedBy", "pia", "declinedOn", "2021-12-20"))
                    .post("/v1/awards/" + other + "/decline")
                    .then()
                    .statusCode(404);
            Contract.given(token).get("/v1/awards/" + other + "/letter").then().statusCode(404);
            Contract.given(token).get("/v1/awards/" + own + "/letter").then().statusCode(200);
        }

        @Test
        void shouldTakeNoAnswerAfterTheLastDay() {
            UUID planId = offered("2021-12-19");
            UUID id = story.awards(planId).get(0);
            accept(story.asPreparer(), id, "2021-12-20", null)
                    .statusCode(422)
                    .body("code", is("AWARD_ACCEPTED_TOO_LATE"));
            assertThat(award(id).getString("status")).isEqualTo("OFFERED");
            accept(story.asPreparer(), id, "2021-12-19", null).statusCode(200);
        }

        @Test
        void shouldNotBindWhatIsFrozen() {
            UUID planId = story.offered();
            UUID id = story.awards(planId).get(0);
            story.grants.freeze(story.grantId, id, "IRR-9");
            freezes().statusCode(200).body("frozen", is(1)).body("standing", is(1));
            freezes().body("frozen", is(0));
            accept(story.asPreparer(), id, "2021-12-20", null).statusCode(409).body("code", is("AWARD_FROZEN"));
            story.grants.freeze(story.grantId, id, null);
            freezes().body("thawed", is(1)).body("standing", is(0));
            accept(story.asPreparer(), id, "2021-12-20", null).statusCode(200).body("frozenBecause", nullValue());
        }

        private ValidatableResponse freezes() {
            return story.asPreparer()
                    .post("/v1/grants/" + story.grantId + "/award-freezes")
                    .then();
        }
    }

    @Nested
    class Ending {

        @Test
        void shouldLapseWhatNobodyAnsweredAndFreeItsMoney() {
            UUID planId = offered("2021-12-19");
            UUID kept = awardOf(planId, "P3");
            accept(story.asPreparer(), kept, "2021-12-18", null).statusCode(200);
            long held = pence(award(kept).getString("amount.amount"));
            lapse(planId).statusCode(200).body("lapsed", is(3));
            assertThat(award(kept).getString("status")).isEqualTo("ACCEPTED");
            assertThat(pence(remaining(planId, "CARE"))).isEqualTo(14_860_800 - held);
            assertThat(remaining(planId, "NURSING")).isEqualTo("83178.00");
            lapse(planId).body("lapsed", is(0)).body("total.amount", is("0.00"));
            UUID lapsed = awardOf(planId, "P2");
            accept(story.asPreparer(), lapsed, "2021-12-18", null)
                    .statusCode(409)
                    .body("code", is("AWARD_MOVE_NOT_ALLOWED"));
        }

        private ValidatableResponse lapse(UUID planId) {
            return story.asPreparer()
                    .post("/v1/plans/" + planId + "/award-lapse")
                    .then();
        }

        @Test
        void shouldCloseAnAcceptedAwardAndGiveUpWhatIsNotPaid() {
            UUID planId = story.accepted();
            UUID id = awardOf(planId, "P3");
            String sum = award(id).getString("amount.amount");
            UUID runId = story.paymentRun(planId, "R1 P1");
            close(id).statusCode(409).body("code", is("AWARD_IN_A_PAYMENT_RUN"));
            story.asReleaser()
                    .body(Map.of("reason", "again"))
                    .post("/v1/payment-runs/" + runId + "/cancellation")
                    .then()
                    .statusCode(200);
            close(id).statusCode(200).body("status", is("CLOSED")).body("endReason", is("gave up"));
            assertThat(remaining(planId, "CARE")).isEqualTo(sum);
            close(id).statusCode(409).body("code", is("AWARD_MOVE_NOT_ALLOWED"));
        }

        private ValidatableResponse close(UUID id) {
            return story.asPreparer()
                    .body(Map.of("closedOn", "2021-12-28", "reason", "gave up"))
                    .post("/v1/awards/" + id + "/closing")
                    .then();
        }
    }

    @Nested
    class ChangingOwner {

        @Test
        void shouldOfferTheSameSumToTheSuccessorAndMoveNoPot() {
            UUID planId = story.accepted();
            UUID id = awardOf(planId, "P3");
            String sum = award(id).getString("amount.amount");
            String before = remaining(planId, "CARE");
            UUID successor = UUID.fromString(novate(id, "P1", "L1", false)
                    .statusCode(201)
                    .body("recoveryId", nullValue())
                    .extract()
                    .path("successorAwardId"));
            assertThat(award(id).getString("status")).isEqualTo("NOVATED");
            assertThat(award(id).getString("novatedTo")).isEqualTo(successor.toString());
            assertThat(award(successor).getString("amount.amount")).isEqualTo(sum);
            assertThat(award(successor).getString("novatedFrom")).isEqualTo(id.toString());
            assertThat(award(successor).getString("providerId")).isEqualTo("P1");
            assertThat(remaining(planId, "CARE")).isEqualTo(before);
            novate(id, "P1", "L1", false).statusCode(409).body("code", is("AWARD_MOVE_NOT_ALLOWED"));
            novate(successor, "P9", null, false).statusCode(422).body("code", is("AWARD_RECIPIENT_UNKNOWN"));
            story.reading()
                    .get("/v1/subsidy-totals?asOf=2021-12-31")
                    .then()
                    .statusCode(200)
                    .body("items.enterprise", is(List.of("PROVIDER:P1", "PROVIDER:P2")));
        }

        /** R41: what is stopped for one provider does not go out to the next. */
        @Test
        void shouldMoveNothingThatIsStoppedNorToWhoHasIt() {
            UUID planId = story.accepted();
            UUID id = awardOf(planId, "P3");
            for (boolean kept : new boolean[] {true, false}) {
                novate(id, "P3", "L4", kept).statusCode(422).body("code", is("AWARD_SUCCESSOR_HAS_IT"));
            }
            story.grants.freeze(story.grantId, id, "IRR-9");
            story.asPreparer()
                    .post("/v1/grants/" + story.grantId + "/award-freezes")
                    .then()
                    .statusCode(200);
            novate(id, "P1", "L1", false).statusCode(409).body("code", is("AWARD_FROZEN"));
            UUID other = awardOf(planId, "P2");
            story.asPreparer()
                    .body(Map.of("kind", "AWARD", "subject", other, "reason", "asked by audit"))
                    .post("/v1/payment-holds")
                    .then()
                    .statusCode(201);
            novate(other, "P1", "L1", false).statusCode(409).body("code", is("AWARD_HELD"));
            assertThat(award(other).getString("status")).isEqualTo("ACCEPTED");
        }

        @Test
        void shouldRecoverWhatWasPaidOrLeaveItWithWhoWasPaid() {
            UUID planId = story.accepted();
            UUID runId = story.approvedPaymentRun(planId, "R1 P1");
            story.release(runId).statusCode(200);
            UUID kept = awardOf(planId, "P2");
            novate(kept, "P1", "L1", true).statusCode(201).body("successorAwardId", nullValue());
            assertThat(award(kept).getString("status")).isEqualTo("ACCEPTED");
            UUID back = awardOf(planId, "P3");
            String sum = award(back).getString("paid.amount");
            var made = novate(back, "P1", "L1", false).statusCode(201).extract().jsonPath();
            story.reading()
                    .get("/v1/recoveries/" + made.getString("recoveryId"))
                    .then()
                    .statusCode(200)
                    .body("amount.amount", is(sum))
                    .body("providerId", is("P3"))
                    .body("status", is("RAISED"));
            assertThat(award(UUID.fromString(made.getString("successorAwardId")))
                            .getString("status"))
                    .isEqualTo("CONDITIONAL");
            story.asPreparer()
                    .body(Map.of(
                            "decisionId",
                            story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1),
                            "reason",
                            "second round"))
                    .post("/v1/recoveries/" + made.getString("recoveryId") + "/freeing")
                    .then()
                    .statusCode(422)
                    .body("code", is("RECOVERY_WENT_TO_SUCCESSOR"));
            story.reading()
                    .get("/v1/awards/" + back + "/novations")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].successorLocationId", is("L1"));
            story.reading()
                    .get("/v1/award-novations?grantId=" + story.grantId)
                    .then()
                    .statusCode(200)
                    .body("items.awardId", hasItem(back.toString()));
        }

        @Test
        void shouldAskWhoWasPaidForNoPoundTwice() {
            UUID planId = story.accepted();
            story.release(story.approvedPaymentRun(planId, "R1 P1")).statusCode(200);
            UUID back = awardOf(planId, "P3");
            accepted(back, "60000.00").body("recoverable.amount", is("4648.68"));
            String id =
                    novate(back, "P1", "L1", false).statusCode(201).extract().path("recoveryId");
            story.reading().get("/v1/recoveries/" + id).then().body("amount.amount", is("60000.00"));
            UUID whole = awardOf(planId, "P2");
            accepted(whole, "0.00");
            novate(whole, "P1", "L1", false).statusCode(201).body("recoveryId", nullValue());
        }

        private ValidatableResponse accepted(UUID id, String spend) {
            return Contract.given(story.releaser())
                    .body(Map.of(
                            "statementReference",
                            "RP2/" + id,
                            "statedOn",
                            "2022-05-10",
                            "acceptedSpend",
                            Story.gbp(spend)))
                    .post("/v1/awards/" + id + "/spend-statements")
                    .then()
                    .statusCode(201);
        }

        private ValidatableResponse novate(UUID id, String provider, String location, boolean kept) {
            Map<String, Object> body = new HashMap<>(Map.of(
                    "successorProviderId",
                    provider,
                    "novatedOn",
                    "2021-12-28",
                    "keptByPaidEntity",
                    kept,
                    "reason",
                    "sold"));
            if (location != null) {
                body.put("successorLocationId", location);
            }
            return story.asPreparer()
                    .body(body)
                    .post("/v1/awards/" + id + "/novations")
                    .then();
        }
    }

    @Test
    void shouldPrintTheSameLetterEachTime() {
        UUID planId = offered("2022-01-10");
        UUID id = awardOf(planId, "P2");
        byte[] first = letter(id);
        accept(story.asPreparer(), id, "2021-12-20", null).statusCode(200);
        byte[] second = letter(id);
        assertThat(new String(first, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(second).isEqualTo(first);
        assertThat(letter(awardOf(planId, "P3"))).isNotEqualTo(first);
    }

    private byte[] letter(UUID id) {
        return story.reading()
                .get("/v1/awards/" + id + "/letter")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString(id.toString()))
                .extract()
                .asByteArray();
    }

    @Test
    void shouldDrawTheSameSampleFromTheSameSeed() {
        UUID planId = story.accepted();
        Map<String, Object> order = Map.of("seed", 20211208, "size", 2);
        var first = sample(planId, order)
                .statusCode(201)
                .body("population", is(4))
                .extract()
                .jsonPath();
        var second = sample(planId, order).statusCode(201).extract().jsonPath();
        assertThat(second.getList("awardIds"))
                .isEqualTo(first.getList("awardIds"))
                .hasSizeBetween(1, 2);
        assertThat(first.getString("populationTotal.amount")).isEqualTo("231786.00");
        sample(
                        planId,
                        Map.of(
                                "seed",
                                1,
                                "size",
                                4,
                                "riskWeights",
                                List.of(Map.of("providerId", "P3", "weight", 100, "reason", "new"))))
                .statusCode(201)
                .body(
                        "awardIds",
                        org.hamcrest.Matchers.hasItem(awardOf(planId, "P3").toString()));
        story.reading()
                .get("/v1/plans/" + planId + "/verification-samples")
                .then()
                .statusCode(200)
                .body("items", hasSize(3));
    }

    private ValidatableResponse sample(UUID planId, Map<String, Object> order) {
        return story.asPreparer()
                .body(order)
                .post("/v1/plans/" + planId + "/verification-samples")
                .then();
    }

    private static long pence(String amount) {
        return Long.parseLong(amount.replace(".", ""));
    }
}
