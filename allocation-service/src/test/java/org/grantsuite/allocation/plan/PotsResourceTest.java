package org.grantsuite.allocation.plan;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Pots within pots, fixed sums and rests, hold-backs, mandatory shares, and an instalment that came in reduced. */
@AllocationServiceTest
class PotsResourceTest {
    private final Story story = new Story();

    private static Map<String, Object> pot(String code, String recipient, Object... more) {
        Map<String, Object> pot = new HashMap<>(Map.of("code", code, "label", code, "recipient", recipient));
        for (int i = 0; i < more.length; i += 2) {
            pot.put((String) more[i], more[i + 1]);
        }
        return pot;
    }

    private Map<String, Object> plan(String amount, String basis, List<Map<String, Object>> pots) {
        return new HashMap<>(Map.of(
                "grantId",
                story.grantId,
                "instalmentNumber",
                1,
                "name",
                "Instalment 1",
                "amount",
                Story.gbp(amount),
                "basis",
                basis,
                "pots",
                pots));
    }

    private ValidatableResponse draft(String amount, String basis, List<Map<String, Object>> pots) {
        return story.asPreparer()
                .body(plan(amount, basis, pots))
                .post("/v1/plans")
                .then();
    }

    private void assertRefused(String code, List<Map<String, Object>> pots) {
        draft("1000.00", "PERCENT", pots).statusCode(422).body("code", is(code));
        story.reading().get("/v1/plans").then().body("items.size()", is(0));
    }

    @Nested
    class Sharing {

        @Test
        void shouldTakeFixedSumsFirstThenPercentsThenTheRest() {
            draft(
                            "1000.01",
                            "PERCENT",
                            List.of(
                                    pot(
                                            "PROJECT",
                                            "DIRECT",
                                            "sharing",
                                            "FIXED",
                                            "amount",
                                            Story.gbp("200.00"),
                                            "purpose",
                                            "PROJECT"),
                                    pot("CARE", "PROVIDERS", "percent", "50"),
                                    pot("KEPT", "DIRECT", "sharing", "REST", "purpose", "RETAINED")))
                    .statusCode(201)
                    // Half of £800.01 is £400.005: a tie, which the first line by place takes.
                    .body("pots.amount.amount", is(List.of("200.00", "400.01", "400.00")))
                    .body("residual.amount.amount", is("0.00"));
        }

        @Test
        void shouldRingFenceInsideAPot() {
            draft(
                            "1000.00",
                            "PERCENT",
                            List.of(
                                    pot("CARE", "PROVIDERS", "percent", "60"),
                                    pot("RURAL", "PROVIDERS", "percent", "25", "within", "CARE"),
                                    pot("HUB", "DIRECT", "percent", "40")))
                    .statusCode(201)
                    .body("pots.amount.amount", is(List.of("450.00", "150.00", "400.00")))
                    .body("pots.gross.amount", is(List.of("600.00", "150.00", "400.00")));
        }

        @Test
        void shouldSplitTwoStrandsEachByItself() {
            draft(
                            "1000.00",
                            "PERCENT",
                            List.of(
                                    pot("FIRST", "PROVIDERS", "percent", "70", "purpose", "STRAND"),
                                    pot("BEDS", "PROVIDERS", "percent", "80", "within", "FIRST"),
                                    pot("USERS", "PROVIDERS", "percent", "20", "within", "FIRST"),
                                    pot("SECOND", "PROVIDERS", "percent", "30", "purpose", "STRAND"),
                                    pot("ALL", "PROVIDERS", "sharing", "REST", "within", "SECOND")))
                    .statusCode(201)
                    .body("pots.amount.amount", is(List.of("0.00", "560.00", "140.00", "0.00", "300.00")));
        }

        @Test
        void shouldRefuseAStrandItsPotsDoNotMakeUp() {
            assertRefused(
                    "PLAN_POTS_DO_NOT_SUM",
                    List.of(
                            pot("FIRST", "PROVIDERS", "percent", "100", "purpose", "STRAND"),
                            pot("BEDS", "PROVIDERS", "percent", "80", "within", "FIRST")));
        }

        @Test
        void shouldRefuseWhatDoesNotGoTogether() {
            assertRefused(
                    "PLAN_WITHIN_UNKNOWN",
                    List.of(
                            pot("A", "PROVIDERS", "percent", "100", "within", "B"),
                            pot("B", "PROVIDERS", "percent", "100", "within", "A")));
            assertRefused(
                    "PLAN_REST_TWICE",
                    List.of(pot("A", "PROVIDERS", "sharing", "REST"), pot("B", "PROVIDERS", "sharing", "REST")));
            assertRefused(
                    "PLAN_PURPOSE_CONTRADICTS",
                    List.of(pot("A", "PROVIDERS", "percent", "100", "purpose", "RETAINED")));
            assertRefused(
                    "PLAN_POTS_DO_NOT_SUM",
                    List.of(
                            pot("A", "DIRECT", "sharing", "FIXED", "amount", Story.gbp("1000.01")),
                            pot("B", "PROVIDERS", "sharing", "REST")));
        }
    }

    private UUID approvedPlan(List<Map<String, Object>> pots) {
        UUID planId = Story.id(draft("331788.60", "PERCENT", pots));
        story.approvePlan(planId, story.grants.decision(story.grantId, "SPLIT", "PERCENT", 1), "PERCENT")
                .statusCode(200);
        return planId;
    }

    @Nested
    class MandatoryShare {
        private final List<Map<String, Object>> tooLittle = List.of(
                pot("CARE", "PROVIDERS", "percent", "74.99", "mandatoryShare", "DIRECT_TO_CARE"),
                pot("HUB", "DIRECT", "percent", "25.01"));

        @Test
        void shouldRefuseAPlanThatGivesProvidersTooLittle() {
            story.grants.mandatoryShare(story.grantId, "DIRECT_TO_CARE", "75");
            UUID planId = Story.id(draft("331788.60", "PERCENT", tooLittle));
            // 75 % is £248,841.45; 74.99 % is £248,808.27.
            story.approvePlan(planId, story.grants.decision(story.grantId, "SPLIT", "PERCENT", 1), "PERCENT")
                    .statusCode(422)
                    .body("code", is("PLAN_MANDATORY_SHARE_SHORT"))
                    .body("detail", containsString("£33.18 is missing"));
            story.reading().get("/v1/plans/" + planId).then().body("status", is("DRAFT"));
        }

        @Test
        void shouldCountWhatLiesWithinAPotThatCounts() {
            story.grants.mandatoryShare(story.grantId, "DIRECT_TO_CARE", "75");
            approvedPlan(List.of(
                    pot("CARE", "PROVIDERS", "percent", "75", "mandatoryShare", "DIRECT_TO_CARE"),
                    pot("RURAL", "PROVIDERS", "percent", "10", "within", "CARE"),
                    pot("HUB", "DIRECT", "percent", "25")));
        }

        @Test
        void shouldNotCountWhatTheCouncilSpendsItself() {
            story.grants.mandatoryShare(story.grantId, "DIRECT_TO_CARE", "75");
            UUID planId = Story.id(draft(
                    "331788.60",
                    "PERCENT",
                    List.of(pot("HUB", "DIRECT", "percent", "100", "mandatoryShare", "DIRECT_TO_CARE"))));
            story.approvePlan(planId, story.grants.decision(story.grantId, "SPLIT", "PERCENT", 1), "PERCENT")
                    .statusCode(422)
                    .body("code", is("PLAN_MANDATORY_SHARE_SHORT"));
        }
    }

    @Nested
    class UnderADecision {

        private ValidatableResponse run(UUID planId, String pot, UUID snapshotId, UUID decisionId) {
            Map<String, Object> order = new HashMap<>(story.proRata(planId, pot, snapshotId, "BED"));
            if (decisionId != null) {
                order.put("decisionId", decisionId);
            }
            return story.asPreparer().body(order).post("/v1/runs").then();
        }

        @Test
        void shouldLetAHoldBackOutUnderADecisionOnly() {
            story.providers();
            UUID snapshotId = story.snapshot();
            UUID planId = approvedPlan(List.of(
                    pot("CARE", "PROVIDERS", "percent", "95"),
                    pot("HELD", "PROVIDERS", "percent", "5", "purpose", "HOLD_BACK")));
            run(planId, "HELD", snapshotId, null).statusCode(422).body("code", is("RUN_DECISION_NEEDED"));
            run(planId, "HELD", snapshotId, UUID.randomUUID()).statusCode(422).body("code", is("RUN_DECISION_UNKNOWN"));
            run(planId, "HELD", snapshotId, story.grants.decision(story.grantId, "SPEND", null, 1))
                    .statusCode(422)
                    .body("code", is("RUN_DECISION_NOT_FOR_SPLIT"));
            run(planId, "HELD", snapshotId, story.grants.decision(story.grantId, "SPLIT", "PERCENT", "2999-01-01", 1))
                    .statusCode(422)
                    .body("code", is("RUN_DECISION_NOT_EFFECTIVE"));
            story.reading().get("/v1/plans/" + planId).then().body("pots[1].allocated.amount", is("0.00"));
            run(planId, "HELD", snapshotId, story.grants.decision(story.grantId, "SPLIT", "PERCENT", 1))
                    .statusCode(201)
                    .body("decisionReference", is("SCB-2021-12-08/7"))
                    .body("allocated.amount", is("16589.43"));
        }

        @Test
        void shouldAwardOutOfAHoldBackUnderADecisionOnly() {
            story.providers();
            UUID planId = approvedPlan(List.of(
                    pot("CARE", "PROVIDERS", "percent", "95"),
                    pot("HELD", "PROVIDERS", "percent", "5", "purpose", "HOLD_BACK")));
            award(planId, null).statusCode(422).body("code", is("RUN_DECISION_NEEDED"));
            award(planId, UUID.randomUUID()).statusCode(422).body("code", is("RUN_DECISION_UNKNOWN"));
            UUID decisionId = story.grants.decision(story.grantId, "SPLIT", "PERCENT", 1);
            award(planId, decisionId)
                    .statusCode(201)
                    .body("decisionId", is(decisionId.toString()))
                    .body("decisionReference", is("SCB-2021-12-08/7"));
            story.reading().get("/v1/plans/" + planId).then().body("pots[1].allocated.amount", is("10.00"));
        }

        private ValidatableResponse award(UUID planId, UUID decisionId) {
            Map<String, Object> order = new HashMap<>(Map.of(
                    "planId", planId, "potCode", "HELD", "providerId", "P3", "locationId", "L4", "reason", "hardship"));
            order.put("amount", Story.gbp("10.00"));
            order.put("offeredOn", "2021-12-15");
            if (decisionId != null) {
                order.put("decisionId", decisionId);
            }
            return story.asPreparer().body(order).post("/v1/awards").then();
        }

        @Test
        void shouldRedistributeDeclinedSharesUnderADecisionOnly() {
            UUID planId = story.offered();
            UUID declined = story.awards(planId).get(0);
            story.asPreparer()
                    .body(Map.of("reason", "Closing", "declinedBy", "Director", "declinedOn", "2021-12-18"))
                    .post("/v1/awards/" + declined + "/decline")
                    .then()
                    .statusCode(200);
            UUID snapshotId = story.snapshot(Story.DRIVER_HEADER + "P2,L3,NURSING,BED,35,\n");
            run(planId, "CARE", snapshotId, null).statusCode(422).body("code", is("RUN_DECISION_NEEDED"));
            run(planId, "CARE", snapshotId, story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1))
                    .statusCode(201)
                    .body("residual.amount", is("0.00"));
        }

        @Test
        void shouldRefuseARunOutOfAStrand() {
            story.providers();
            UUID planId = approvedPlan(List.of(
                    pot("STRAND", "PROVIDERS", "percent", "100", "purpose", "STRAND"),
                    pot("CARE", "PROVIDERS", "sharing", "REST", "within", "STRAND")));
            run(planId, "STRAND", story.snapshot(), null).statusCode(422).body("code", is("POT_IS_A_STRAND"));
        }
    }

    @Nested
    class Resplitting {

        private ValidatableResponse resplit(UUID planId, String amount, String query) {
            return story.asApprover()
                    .body(Map.of(
                            "amount",
                            Story.gbp(amount),
                            "decisionId",
                            story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1)))
                    .post("/v1/plans/" + planId + "/re-split" + query)
                    .then();
        }

        @Test
        void shouldKeepWhatIsCommittedAndShareTheRest() {
            story.providers();
            UUID planId = story.approvedPlan();
            story.run(planId, "CARE", story.snapshot(), "BED");
            // £148,608.00 is committed; £51,392.00 of £200,000.00 is left for pots of £83,178.00, £10,615.00 and
            // £89,387.00 and
            // the 60p that were in none: 0.280553… of each.
            resplit(planId, "200000.00", "?dryRun=true")
                    .statusCode(200)
                    .body("pots.amount.amount", is(List.of("148608.00", "23335.90", "2978.08", "25077.85")))
                    .body("residual.amount", is("0.17"));
            story.reading().get("/v1/plans/" + planId).then().body("pots[1].amount.amount", is("83178.00"));
            resplit(planId, "200000.00", "").statusCode(200).body("decisionReference", is("SCB-2021-12-08/7"));
            story.reading()
                    .get("/v1/plans/" + planId)
                    .then()
                    .statusCode(200)
                    .body("amount.amount", is("331788.60"))
                    .body("pots.amount.amount", is(List.of("148608.00", "23335.90", "2978.08", "25077.85")))
                    .body("warnings.code", hasItem("PLAN_REDUCED"));
        }

        @Test
        void shouldRefuseLessThanIsCommittedAndMoreThanThereWas() {
            story.providers();
            UUID planId = story.approvedPlan();
            story.run(planId, "CARE", story.snapshot(), "BED");
            resplit(planId, "148607.99", "").statusCode(409).body("code", is("PLAN_RESPLIT_CONTRADICTS"));
            resplit(planId, "331788.60", "").statusCode(409).body("code", is("PLAN_RESPLIT_CONTRADICTS"));
            story.reading().get("/v1/plans/" + planId).then().body("pots[1].amount.amount", is("83178.00"));
        }

        @Test
        void shouldNeedAnApprovedPlanAndAnAuthority() {
            resplit(story.plan(), "100000.00", "").statusCode(409).body("code", is("PLAN_NOT_APPROVED"));
            UUID planId = story.approvedPlan();
            story.grants.authority(story.grantId, "PLAN_APPROVAL", 0);
            resplit(planId, "100000.00", "").statusCode(403).body("code", is("NOT_AUTHORISED"));
            story.grants.authority(story.grantId, "PLAN_APPROVAL", 2);
            resplit(planId, "100000.00", "").statusCode(202);
            story.reading().get("/v1/plans/" + planId).then().body("pots[1].amount.amount", is("83178.00"));
        }
    }

    @Test
    void shouldRefuseToComparePlansOfTwoGrants() {
        var pots = List.of(pot("CARE", "PROVIDERS", "percent", "100"));
        UUID left = Story.id(draft("10.00", "PERCENT", pots));
        Map<String, Object> elsewhere = plan("10.00", "PERCENT", pots);
        elsewhere.put("grantId", UUID.randomUUID());
        UUID right =
                Story.id(story.asPreparer().body(elsewhere).post("/v1/plans").then());
        story.reading()
                .get("/v1/plan-comparisons?leftPlanId=" + left + "&rightPlanId=" + right)
                .then()
                .statusCode(422)
                .body("code", is("PLANS_OF_DIFFERENT_GRANTS"));
    }

    @Test
    void shouldCompareTwoPlansPotByPotAndProviderByProvider() {
        UUID left = story.offered();
        List<Map<String, Object>> pots = new ArrayList<>(
                List.of(pot("CARE", "PROVIDERS", "percent", "60"), pot("HUB", "DIRECT", "percent", "40")));
        UUID right = Story.id(draft("331788.60", "PERCENT", pots));
        story.reading()
                .get("/v1/plan-comparisons?leftPlanId=" + left + "&rightPlanId=" + right)
                .then()
                .statusCode(200)
                .body("pots.code", is(List.of("CARE", "HUB", "NURSING", "PILOT")))
                .body("pots[0].difference.amount", is("50465.16"))
                .body("pots[2].difference.amount", is("-83178.00"))
                .body("providers.losers", is(3))
                .body("providers.lost.amount", is("231786.00"));
        story.reading()
                .accept("text/csv")
                .get("/v1/plan-comparisons/providers.csv?leftPlanId=" + left + "&rightPlanId=" + right)
                .then()
                .statusCode(200);
    }
}
