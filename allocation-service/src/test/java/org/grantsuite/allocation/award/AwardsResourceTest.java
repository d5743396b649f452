package org.grantsuite.allocation.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@AllocationServiceTest
class AwardsResourceTest {
    private final Story story = new Story();

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        story.grants.start();
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    private Map<String, Object> singleAward(UUID planId, String amount) {
        return Map.of(
                "planId", planId,
                "potCode", "CARE",
                "providerId", "P1",
                "locationId", "L1",
                "amount", Story.gbp(amount),
                "reason", "Hardship",
                "offeredOn", "2021-12-15");
    }

    private Map<String, Object> acceptance(UUID awardId) {
        var award = story.reading().get("/v1/awards/" + awardId).jsonPath();
        Map<String, Object> body = new HashMap<>();
        body.put("termsVersion", award.getString("terms.version"));
        body.put("termsHash", award.getString("terms.hash"));
        body.put("acceptedBy", "Director");
        body.put("acceptedOn", "2021-12-20");
        return body;
    }

    @Nested
    class Offering {

        @Test
        void shouldPutTheLayersOfALocationIntoOneAward() {
            UUID planId = story.offered();
            story.reading()
                    .get("/v1/awards?planId=" + planId)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(4))
                    .body("items.status.unique()", is(List.of("OFFERED")))
                    .body("items.locationId", is(List.of("L1", "L2", "L3", "L4")))
                    .body("items[2].amount.amount", is("112563.76"))
                    .body("items[2].lines.potCode", is(List.of("CARE", "NURSING")));
            story.reading()
                    .get("/v1/plans/" + planId)
                    .then()
                    .body("pots.awarded.amount", is(List.of("148608.00", "83178.00", "0.00", "0.00")));
        }

        @Test
        void shouldOfferEachLineOnce() {
            UUID planId = story.offered();
            story.asPreparer()
                    .body(Map.of("offeredOn", "2021-12-15"))
                    .post("/v1/plans/" + planId + "/awards")
                    .then()
                    .statusCode(409)
                    .body("code", is("AWARDS_NOTHING_TO_OFFER"));
            assertThat(story.awards(planId)).hasSize(4);
        }

        @Test
        void shouldBeConditionalWhileThereIsNoCash() {
            story.grants.funds(story.grantId, 0);
            UUID planId = story.offered();
            story.reading()
                    .get("/v1/awards?planId=" + planId + "&status=CONDITIONAL")
                    .then()
                    .body("items", hasSize(4));
        }

        @Test
        void shouldOfferNothingWhileGrantServiceIsDown() {
            story.providers();
            UUID planId = story.approvedPlan();
            story.run(planId, "CARE", story.snapshot(), "BED");
            story.grants.stop();
            story.asPreparer()
                    .body(Map.of("offeredOn", "2021-12-15"))
                    .post("/v1/plans/" + planId + "/awards")
                    .then()
                    .statusCode(503)
                    .body("code", is("SIBLING_UNAVAILABLE"));
            story.grants.start();
            assertThat(story.awards(planId)).isEmpty();
        }

        @Test
        void shouldNotOfferTomorrow() {
            story.providers();
            story.asPreparer()
                    .body(Map.of("offeredOn", "2999-01-01"))
                    .post("/v1/plans/" + story.approvedPlan() + "/awards")
                    .then()
                    .statusCode(422)
                    .body("code", is("DATE_IN_FUTURE"));
        }

        @Test
        void shouldTellAProviderWhyItsAwardIsWhatItIsAndNoOther() {
            UUID planId = story.offered();
            String id = story.reading()
                    .get("/v1/awards?planId=" + planId)
                    .then()
                    .extract()
                    .path("items[2].id");
            String provider = story.reading()
                    .get("/v1/awards?planId=" + planId)
                    .then()
                    .extract()
                    .path("items[2].providerId");
            String path = "/v1/awards/" + id + "/run-lines";
            Contract.given(Tokens.ofProvider(story.council, "manager", List.of(provider)))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(2))
                    .body("items.locationId.unique()", is(List.of("L3")))
                    .body("items.explanation", everyItem(not(emptyString())));
            Contract.given(Tokens.ofProvider(story.council, "stranger", List.of("P-OTHER")))
                    .get(path)
                    .then()
                    .statusCode(404)
                    .body("code", is("AWARD_UNKNOWN"));
        }

        @Test
        void shouldShowTheTermsInFull() {
            UUID planId = story.offered();
            story.reading()
                    .get("/v1/awards/" + story.awards(planId).get(0) + "/terms")
                    .then()
                    .statusCode(200)
                    .body("version", is("standard-1"));
        }
    }

    @Nested
    class OutOfAPot {

        @Test
        void shouldRefuseAPennyMoreThanThePotHolds() {
            story.providers();
            UUID planId = story.approvedPlan();
            story.asPreparer()
                    .body(singleAward(planId, "148608.01"))
                    .post("/v1/awards")
                    .then()
                    .statusCode(409)
                    .body("code", is("POT_EXCEEDED"));
            story.asPreparer()
                    .body(singleAward(planId, "148608.00"))
                    .post("/v1/awards")
                    .then()
                    .statusCode(201);
            story.asPreparer()
                    .body(singleAward(planId, "0.01"))
                    .post("/v1/awards")
                    .then()
                    .statusCode(409)
                    .body("code", is("POT_EXCEEDED"));
        }

        @Test
        void shouldNeverBeExceededByTwentyFourAtOnce() {
            story.providers();
            UUID planId = story.approvedPlan();
            List<Integer> statuses = Races.run(
                    24,
                    () -> story.asPreparer()
                            .body(singleAward(planId, "10000.00"))
                            .post("/v1/awards")
                            .statusCode());
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(14);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(10);
            assertThat(story.awards(planId)).hasSize(14);
            story.reading()
                    .get("/v1/plans/" + planId)
                    .then()
                    .body("pots[0].allocated.amount", is("140000.00"))
                    .body("pots[0].remaining.amount", is("8608.00"));
        }

        @Test
        void shouldMakeOneAwardAndGiveOneAnswerToTwentyFourCallersWithOneKey() {
            story.providers();
            UUID planId = story.approvedPlan();
            String key = UUID.randomUUID().toString();
            List<Response> answers = Races.run(
                    24,
                    () -> Contract.given(story.preparer())
                            .header("Idempotency-Key", key)
                            .body(singleAward(planId, "10000.00"))
                            .post("/v1/awards"));
            assertThat(answers).extracting(Response::statusCode).containsOnly(201);
            assertThat(answers)
                    .extracting(Response::asString)
                    .containsOnly(answers.get(0).asString());
            assertThat(answers)
                    .filteredOn(answer -> answer.header("Idempotency-Replayed") == null)
                    .hasSize(1);
            assertThat(story.awards(planId)).hasSize(1);
            Contract.given(story.preparer())
                    .header("Idempotency-Key", key)
                    .body(singleAward(planId, "10000.01"))
                    .post("/v1/awards")
                    .then()
                    .statusCode(422)
                    .body("code", is("IDEMPOTENCY_KEY_REUSED"));
        }

        @Test
        void shouldRefuseALocationOfSomebodyElse() {
            story.providers();
            Map<String, Object> award = new HashMap<>(singleAward(story.approvedPlan(), "1.00"));
            award.put("locationId", "L3");
            story.asPreparer()
                    .body(award)
                    .post("/v1/awards")
                    .then()
                    .statusCode(422)
                    .body("code", is("AWARD_RECIPIENT_UNKNOWN"));
        }
    }

    @Nested
    class Answering {

        @Test
        void shouldAcceptExactlyTheTermsOffered() {
            UUID awardId = story.awards(story.offered()).get(0);
            Map<String, Object> other = acceptance(awardId);
            other.put("termsHash", "0".repeat(64));
            story.asPreparer()
                    .body(other)
                    .post("/v1/awards/" + awardId + "/acceptance")
                    .then()
                    .statusCode(422)
                    .body("code", is("AWARD_TERMS_DIFFER"));
            Map<String, Object> otherVersion = acceptance(awardId);
            otherVersion.put("termsVersion", "2");
            story.asPreparer()
                    .body(otherVersion)
                    .post("/v1/awards/" + awardId + "/acceptance")
                    .then()
                    .statusCode(422)
                    .body("code", is("AWARD_TERMS_DIFFER"));
            story.accept(awardId).statusCode(200).body("status", is("ACCEPTED"));
        }

        @Test
        void shouldNotBindTheCouncilWithoutCashOrUnderwriting() {
            story.grants.funds(story.grantId, 3_358_372);
            List<UUID> awards = story.awards(story.offered());
            story.accept(awards.get(0)).statusCode(409).body("code", is("AWARD_NOT_FUNDED"));
            story.grants.funds(story.grantId, 3_358_373);
            story.accept(awards.get(0)).statusCode(200);
            story.accept(awards.get(1)).statusCode(409).body("code", is("AWARD_NOT_FUNDED"));
        }

        @Test
        void shouldNotCountTheSamePoundForTwoAcceptancesAtOnce() {
            UUID planId = story.offered();
            List<UUID> two = story.awards(planId).subList(0, 2);
            story.grants.funds(
                    story.grantId, two.stream().mapToLong(this::pence).max().orElseThrow());
            Iterator<UUID> awards = two.iterator();
            story.grants.answerFundsTogether(2);
            List<Integer> statuses = Races.run(2, () -> {
                UUID award;
                synchronized (awards) {
                    award = awards.next();
                }
                return story.accept(award).extract().statusCode();
            });
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        }

        private long pence(UUID award) {
            String amount =
                    story.reading().get("/v1/awards/" + award).jsonPath().getString("amount.amount");
            return Long.parseLong(amount.replace(".", ""));
        }

        @Test
        void shouldGiveTheMoneyOfADeclinedAwardBackToItsPotsAndShowItApart() {
            UUID planId = story.offered();
            UUID awardId = story.awards(planId).get(2);
            story.asPreparer()
                    .body(Map.of("reason", "Closing", "declinedBy", "Director", "declinedOn", "2021-12-18"))
                    .post("/v1/awards/" + awardId + "/decline")
                    .then()
                    .statusCode(200)
                    .body("status", is("DECLINED"));
            story.reading()
                    .get("/v1/plans/" + planId)
                    .then()
                    .body("pots[0].declined.amount", is("29385.76"))
                    .body("pots[0].remaining.amount", is("29385.76"))
                    .body("pots[1].declined.amount", is("83178.00"))
                    .body("pots[1].awarded.amount", is("0.00"));
            story.accept(awardId).statusCode(409).body("code", is("AWARD_MOVE_NOT_ALLOWED"));
            story.reading()
                    .get("/v1/grants/" + story.grantId + "/counts")
                    .then()
                    .statusCode(200)
                    .body("offered", is(3))
                    .body("declined", is(1))
                    .body("accepted", is(0));
        }

        @Test
        void shouldNotBeAnsweredBeforeItIsOffered() {
            UUID awardId = story.awards(story.offered()).get(0);
            Map<String, Object> early = acceptance(awardId);
            early.put("acceptedOn", "2021-12-14");
            story.asPreparer()
                    .body(early)
                    .post("/v1/awards/" + awardId + "/acceptance")
                    .then()
                    .statusCode(422)
                    .body("code", is("AWARD_DATE_BEFORE_OFFER"));
        }
    }

    @Test
    void shouldShowAProviderItsOwnAwardsOnly() {
        UUID planId = story.offered();
        UUID foreign = story.awards(planId).get(2);
        String provider = Tokens.ofProvider(story.council, "paul", List.of("P1"));
        Contract.given(provider)
                .get("/v1/awards")
                .then()
                .statusCode(200)
                .body("items.providerId.unique()", is(List.of("P1")));
        Contract.given(provider)
                .get("/v1/awards/" + foreign)
                .then()
                .statusCode(404)
                .body("code", is("AWARD_UNKNOWN"));
    }
}
