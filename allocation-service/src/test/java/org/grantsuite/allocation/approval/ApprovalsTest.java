package org.grantsuite.allocation.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every approval asks grant-service for the caller's authority, and is refused without it. */
@AllocationServiceTest
class ApprovalsTest {
    private final Story story = new Story();

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        story.grants.start();
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    @Test
    void shouldRefuseAPlanWithoutAuthorityAndApproveNothing() {
        UUID plan = story.plan();
        UUID decision = story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1);

        story.grants.authority(story.grantId, "PLAN_APPROVAL", 0);
        story.approvePlan(plan, decision, "AMOUNT")
                .statusCode(403)
                .body("code", is("NOT_AUTHORISED"))
                .body("detail", containsString("SCB-1: somebody"));
        story.grants.authority(story.grantId, "PLAN_APPROVAL", -1);
        story.approvePlan(plan, decision, "AMOUNT")
                .statusCode(422)
                .body("code", is("AUTHORITY_NOT_RECORDED"))
                .body("detail", containsString("record a mandate"));
        story.grants.stop();
        story.approvePlan(plan, decision, "AMOUNT").statusCode(503).body("code", is("SIBLING_UNAVAILABLE"));

        story.reading().get("/v1/plans/" + plan).then().body("status", is("DRAFT"));
        approvals("/v1/plans/" + plan).body("items", hasSize(0));
    }

    @Test
    void shouldAskForThePlansGrantItsPotsAndItsSum() {
        story.approvedPlan();

        assertThat(story.grants.asked(story.grantId, "PLAN_APPROVAL"))
                .singleElement()
                .asString()
                .contains("amount=331788.60", "pot=CARE", "pot=HUB", "pot=NURSING", "pot=PILOT");
    }

    @Test
    void shouldTakeTwoPeopleForAPlanAboveTheThresholdAndCountOnlyTheSameContent() {
        UUID plan = story.plan();
        UUID decision = story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1);
        story.grants.authority(story.grantId, "PLAN_APPROVAL", 2);

        approvePlan("anton", plan, decision).statusCode(202).body("status", is("DRAFT"));
        approvePlan("anton", plan, decision).statusCode(202);
        String etag = story.reading().get("/v1/plans/" + plan).header("ETag");
        story.reading()
                .header("If-Match", etag)
                .body(Map.of("name", "Another name"))
                .patch("/v1/plans/" + plan)
                .then()
                .statusCode(200);
        approvePlan("berta", plan, decision).statusCode(202);
        approvePlan("anton", plan, decision).statusCode(200).body("status", is("APPROVED"));
        approvals("/v1/plans/" + plan).body("items.person", contains("anton", "berta", "anton"));
    }

    @Test
    void shouldRefuseAPaymentRunWithoutAuthorityAndReserveNothing() {
        UUID plan = story.accepted();
        UUID run = story.paymentRun(plan, "P1");

        story.grants.authority(story.grantId, "PAYMENT_RUN_APPROVAL", 0);
        approveRun("anton", run).statusCode(403).body("code", is("NOT_AUTHORISED"));
        story.grants.authority(story.grantId, "PAYMENT_RUN_APPROVAL", 2);
        approveRun("anton", run).statusCode(202).body("status", is("DRAFT"));
        approveRun("berta", run).statusCode(200).body("status", is("APPROVED"));

        story.grants.authority(story.grantId, "PAYMENT_RUN_RELEASE", -1);
        story.release(run).statusCode(422).body("code", is("AUTHORITY_NOT_RECORDED"));
        story.asReleaser()
                .body(story.declared(run))
                .post("/v1/payment-runs/" + run + "/release?dryRun=true")
                .then()
                .statusCode(422);
        story.grants.authority(story.grantId, "PAYMENT_RUN_RELEASE", 2);
        story.release(run).statusCode(202).body("status", is("APPROVED"));
        assertThat(story.grants.reservation(run)).isEmpty();
        release("rolf", run).statusCode(200).body("status", is("RELEASED"));
        assertThat(story.grants.reservation(run)).isPresent();
        approvals("/v1/payment-runs/" + run)
                .body(
                        "items.action",
                        contains(
                                "PAYMENT_RUN_APPROVAL",
                                "PAYMENT_RUN_APPROVAL",
                                "PAYMENT_RUN_RELEASE",
                                "PAYMENT_RUN_RELEASE"))
                .body("items.person", contains("anton", "berta", "rita", "rolf"));
        assertThat(story.grants.asked(story.grantId, "PAYMENT_RUN_RELEASE").get(0))
                .contains("pot=CARE", "pot=NURSING")
                .doesNotContain("HUB");
    }

    /** Each must see the other's approval, or a run that two approved would wait for a third. */
    @Test
    void shouldCountTwoPeopleWhoApproveAtTheSameMoment() {
        UUID plan = story.accepted();
        story.grants.authority(story.grantId, "PAYMENT_RUN_APPROVAL", 2);
        UUID run = story.paymentRun(plan, "P1");
        AtomicInteger next = new AtomicInteger();

        List<Integer> answers = Races.run(
                2,
                () -> approveRun("approver" + next.incrementAndGet(), run)
                        .extract()
                        .statusCode());

        assertThat(answers).containsExactlyInAnyOrder(202, 200);
        story.reading().get("/v1/payment-runs/" + run).then().body("status", is("APPROVED"));
    }

    private ValidatableResponse approvePlan(String person, UUID plan, UUID decision) {
        return Contract.creating(Tokens.of(story.council, person, "allocation-approver"))
                .body(Map.of("decisionId", decision, "governingBasis", "AMOUNT"))
                .post("/v1/plans/" + plan + "/approval")
                .then();
    }

    private ValidatableResponse approveRun(String person, UUID run) {
        return Contract.creating(Tokens.of(story.council, person, "allocation-approver"))
                .body(Map.of())
                .post("/v1/payment-runs/" + run + "/approval")
                .then();
    }

    private ValidatableResponse release(String person, UUID run) {
        return Contract.creating(Tokens.of(story.council, person, "payments-releaser"))
                .body(story.declared(run))
                .post("/v1/payment-runs/" + run + "/release")
                .then();
    }

    private ValidatableResponse approvals(String path) {
        return story.reading().get(path + "/approvals").then().statusCode(200);
    }
}
