package org.grantsuite.allocation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

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

@AllocationServiceTest
class PlansResourceTest {
    private final Story story = new Story();

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        story.grants.start();
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    private Map<String, Object> boardPlanWith(String field, Object value) {
        Map<String, Object> plan = new HashMap<>(story.boardPlan());
        plan.put(field, value);
        return plan;
    }

    @Nested
    class Drafting {

        @Test
        void shouldShowStatedBesideExactAndNameTheResidual() {
            story.asPreparer()
                    .body(story.boardPlan())
                    .post("/v1/plans")
                    .then()
                    .statusCode(201)
                    .header("ETag", is("\"0\""))
                    .body("status", is("DRAFT"))
                    .body("preparedBy", is("petra"))
                    .body("pots.exact.amount", is(List.of("149304.87", "82947.15", "9953.66", "89582.92")))
                    .body("pots.stated.amount", is(List.of("148608.00", "83178.00", "10615.00", "89387.00")))
                    .body("pots.deviation.amount", is(List.of("-696.87", "230.85", "661.34", "-195.92")))
                    .body("pots.deviationPoints[0]", is("-0.210034"))
                    .body(
                            "pots.finding",
                            is(List.of("ROUNDED_LABEL", "ROUNDED_LABEL", "ROUNDED_LABEL", "ROUNDED_LABEL")))
                    .body("pots.amount.amount", is(List.of("148608.00", "83178.00", "10615.00", "89387.00")))
                    .body("residual.amount.amount", is("0.60"))
                    .body("warnings.code", hasItems("POT_LABEL_ROUNDED", "PLAN_RESIDUAL"));
        }

        @Test
        void shouldRefusePotsThatNeitherSumNorNameAResidual() {
            Map<String, Object> plan = new HashMap<>(story.boardPlan());
            plan.remove("residual");
            story.asPreparer()
                    .body(plan)
                    .post("/v1/plans")
                    .then()
                    .statusCode(422)
                    .body("code", is("PLAN_POTS_DO_NOT_SUM"));
            story.reading().get("/v1/plans").then().statusCode(200).body("items", hasSize(0));
        }

        @Test
        void shouldRefuseALayerOnAPotThatIsNotThere() {
            Map<String, Object> plan = boardPlanWith(
                    "pots",
                    List.of(Map.of(
                            "code",
                            "A",
                            "label",
                            "A",
                            "recipient",
                            "PROVIDERS",
                            "amount",
                            Story.gbp("331788.00"),
                            "layerOn",
                            "B")));
            story.asPreparer()
                    .body(plan)
                    .post("/v1/plans")
                    .then()
                    .statusCode(422)
                    .body("code", is("PLAN_LAYER_UNKNOWN"));
        }

        @Test
        void shouldRefuseTheSameCodeTwice() {
            Map<String, Object> plan = boardPlanWith(
                    "pots",
                    List.of(
                            Story.pot("A", "PROVIDERS", "50", "165894.00"),
                            Story.pot("A", "PROVIDERS", "50", "165894.00")));
            story.asPreparer()
                    .body(plan)
                    .post("/v1/plans")
                    .then()
                    .statusCode(422)
                    .body("code", is("PLAN_POT_CODE_REPEATED"));
        }
    }

    @Test
    void shouldPreviewTheOtherBasisAndStoreNothing() {
        UUID planId = story.plan();
        story.reading()
                .post("/v1/plans/" + planId + "/preview?basis=PERCENT")
                .then()
                .statusCode(200)
                .body("pots.amount.amount", is(List.of("149304.87", "82947.15", "9953.66", "89582.92")))
                .body("residual.amount.amount", is("0.00"));
        story.reading()
                .get("/v1/plans/" + planId)
                .then()
                .statusCode(200)
                .body("basis", is("AMOUNT"))
                .body("pots[0].amount.amount", is("148608.00"));
    }

    @Nested
    class Changing {

        @Test
        void shouldNeedTheVersionItIsBasedOn() {
            UUID planId = story.plan();
            Contract.given(story.preparer())
                    .body(Map.of("name", "Other"))
                    .patch("/v1/plans/" + planId)
                    .then()
                    .statusCode(428)
                    .body("code", is("IF_MATCH_NEEDED"));
            Contract.given(story.preparer())
                    .header("If-Match", "\"0\"")
                    .body(Map.of("name", "Other"))
                    .patch("/v1/plans/" + planId)
                    .then()
                    .statusCode(200)
                    .header("ETag", is("\"1\""))
                    .body("name", is("Other"))
                    .body("pots", hasSize(4));
            Contract.given(story.preparer())
                    .header("If-Match", "\"0\"")
                    .body(Map.of("name", "Third"))
                    .patch("/v1/plans/" + planId)
                    .then()
                    .statusCode(412)
                    .body("code", is("VERSION_STALE"));
        }

        @Test
        void shouldReplacePotsAsAWholeAndTheirResidualWithThem() {
            UUID planId = story.plan();
            Contract.given(story.preparer())
                    .header("If-Match", "\"0\"")
                    .body(Map.of("pots", List.of(Story.pot("ALL", "PROVIDERS", "100", "331788.60"))))
                    .patch("/v1/plans/" + planId)
                    .then()
                    .statusCode(200)
                    .body("pots.code", is(List.of("ALL")))
                    .body("residual.amount.amount", is("0.00"));
        }

        /** What one person approved and what another is shown are one version only where their pots are the same. */
        @Test
        void shouldBeAnotherVersionWithOtherPots() {
            UUID planId = story.plan();
            story.grants.authority(story.grantId, "PLAN_APPROVAL", 2);
            UUID decisionId = story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1);
            story.approvePlan(planId, decisionId, "AMOUNT").statusCode(202);
            var pots = Map.of("pots", List.of(Story.pot("ALL", "PROVIDERS", "100", "331788.60")));
            Contract.given(story.preparer())
                    .header("If-Match", "\"0\"")
                    .body(pots)
                    .patch("/v1/plans/" + planId)
                    .then()
                    .statusCode(200)
                    .header("ETag", is("\"1\""));
            Contract.given(story.preparer())
                    .header("If-Match", "\"0\"")
                    .body(pots)
                    .patch("/v1/plans/" + planId)
                    .then()
                    .statusCode(412)
                    .body("code", is("VERSION_STALE"));
            Contract.creating(Tokens.of(story.council, "agnes", "allocation-approver"))
                    .body(Map.of("decisionId", decisionId, "governingBasis", "AMOUNT"))
                    .post("/v1/plans/" + planId + "/approval")
                    .then()
                    .statusCode(202);
            story.reading()
                    .get("/v1/plans/" + planId)
                    .then()
                    .header("ETag", is("\"1\""))
                    .body("status", is("DRAFT"));
        }

        @Test
        void shouldLeaveAnApprovedPlanAsItIs() {
            UUID planId = story.approvedPlan();
            Contract.given(story.preparer())
                    .header("If-Match", "\"1\"")
                    .body(Map.of("name", "Other"))
                    .patch("/v1/plans/" + planId)
                    .then()
                    .statusCode(409)
                    .body("code", is("PLAN_APPROVED_ALREADY"));
        }
    }

    @Nested
    class Approving {

        @Test
        void shouldCarryTheDecisionAndItsBasis() {
            UUID planId = story.plan();
            UUID decisionId = story.grants.decision(story.grantId, "SPLIT", "PERCENT", 1);
            story.approvePlan(planId, decisionId, "PERCENT")
                    .statusCode(200)
                    .body("status", is("APPROVED"))
                    .body("approvedBy", is("anton"))
                    .body("basis", is("PERCENT"))
                    .body("decision.reference", is("SCB-2021-12-08/7"))
                    .body("pots[0].amount.amount", is("149304.87"))
                    .body("pots[0].stated.amount", is("148608.00"));
        }

        @Test
        void shouldRefuseThePreparerWithACodeThatSaysWhy() {
            UUID planId = story.plan();
            UUID decisionId = story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1);
            Contract.creating(Tokens.of(story.council, "petra", "allocation-approver"))
                    .body(Map.of("decisionId", decisionId, "governingBasis", "AMOUNT"))
                    .post("/v1/plans/" + planId + "/approval")
                    .then()
                    .statusCode(403)
                    .body("code", is("PREPARER_MAY_NOT_APPROVE"));
            story.reading().get("/v1/plans/" + planId).then().body("status", is("DRAFT"));
        }

        @Test
        void shouldRefuseADecisionThatDoesNotCarryThePlan() {
            UUID planId = story.plan();
            assertRefused(planId, UUID.randomUUID(), "DECISION_UNKNOWN");
            assertRefused(planId, story.grants.decision(story.grantId, "SPEND", "AMOUNT", 1), "DECISION_NOT_FOR_SPLIT");
            assertRefused(
                    planId, story.grants.decision(story.grantId, "SPLIT", "PERCENT", 1), "DECISION_BASIS_DIFFERS");
            assertRefused(planId, story.grants.decision(story.grantId, "SPLIT", null, 1), "DECISION_BASIS_DIFFERS");
            assertRefused(
                    planId, story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 2), "DECISION_NOT_FOR_INSTALMENT");
            story.reading().get("/v1/plans/" + planId).then().body("status", is("DRAFT"));
        }

        private void assertRefused(UUID planId, UUID decisionId, String code) {
            story.approvePlan(planId, decisionId, "AMOUNT").statusCode(422).body("code", is(code));
        }

        @Test
        void shouldRefuseMoreThanTheInstalment() {
            story.grants.instalment(story.grantId, 1, 33_178_859);
            story.approvePlan(story.plan(), story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1), "AMOUNT")
                    .statusCode(422)
                    .body("code", is("PLAN_EXCEEDS_INSTALMENT"));
        }

        @Test
        void shouldSplitAnInstalmentOnce() {
            story.approvedPlan();
            story.approvePlan(story.plan(), story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1), "AMOUNT")
                    .statusCode(409)
                    .body("code", is("PLAN_INSTALMENT_SPLIT_ALREADY"));
        }

        @Test
        void shouldApproveNothingWhileGrantServiceIsDown() {
            UUID planId = story.plan();
            UUID decisionId = story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1);
            story.grants.stop();
            story.approvePlan(planId, decisionId, "AMOUNT").statusCode(503).body("code", is("SIBLING_UNAVAILABLE"));
            story.grants.start();
            story.reading().get("/v1/plans/" + planId).then().body("status", is("DRAFT"));
            story.approvePlan(planId, decisionId, "AMOUNT").statusCode(200);
        }
    }
}
