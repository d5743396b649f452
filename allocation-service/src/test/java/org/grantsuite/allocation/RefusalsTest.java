package org.grantsuite.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked for and not there, and what a plan, a snapshot or a run lacks. */
@AllocationServiceTest
class RefusalsTest {
    private static final UUID NOBODY = UUID.fromString("0190b0b0-0000-7000-8000-000000000001");

    private final Story story = new Story();

    @AfterEach
    void shouldHaveKeptTheContractOfGrantService() {
        assertThat(story.grants.contractFaults()).isEmpty();
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", is(code));
    }

    private void holdsNo(String what) {
        story.reading().get(what).then().statusCode(200).body("items", empty());
    }

    @Test
    void shouldTakeNoSnapshotWithoutALine() {
        story.providers();

        story.takeSnapshot(Story.DRIVER_HEADER).statusCode(422).body("code", is("SNAPSHOT_EMPTY"));
        holdsNo("/v1/driver-snapshots");
    }

    @Test
    void shouldShareByASnapshotThatWasTaken() {
        story.providers();
        UUID planId = story.approvedPlan();

        for (String path : List.of("", "/lines")) {
            refused(story.reading().get("/v1/driver-snapshots/" + NOBODY + path), 404, "SNAPSHOT_UNKNOWN");
        }
        for (String dryRun : List.of("true", "false")) {
            refused(
                    story.asPreparer()
                            .body(story.proRata(planId, "CARE", NOBODY, "BED"))
                            .post("/v1/runs?dryRun=" + dryRun),
                    404,
                    "SNAPSHOT_UNKNOWN");
        }
        holdsNo("/v1/runs");
        nothingAllocated(planId);
    }

    @Test
    void shouldShareAPotOfThePlan() {
        story.providers();
        UUID snapshotId = story.snapshot();
        UUID planId = story.approvedPlan();

        for (String dryRun : List.of("true", "false")) {
            refused(
                    story.asPreparer()
                            .body(story.proRata(planId, "NOSUCH", snapshotId, "BED"))
                            .post("/v1/runs?dryRun=" + dryRun),
                    422,
                    "POT_UNKNOWN");
        }
        holdsNo("/v1/runs");
        nothingAllocated(planId);
    }

    @Test
    void shouldPriceUnitsOnlyByARate() {
        story.providers();
        UUID snapshotId = story.snapshot();
        UUID planId = story.approvedPlan();
        Map<String, Object> run = new HashMap<>(story.proRata(planId, "CARE", snapshotId, "BED"));
        run.put("method", "RATE_TIMES_UNITS");

        refused(story.asPreparer().body(run).post("/v1/runs"), 422, "RUN_RATE_MISSING");
        holdsNo("/v1/runs");
        nothingAllocated(planId);
    }

    private void nothingAllocated(UUID planId) {
        story.reading()
                .get("/v1/plans/" + planId)
                .then()
                .statusCode(200)
                .body("pots.allocated.amount.unique()", is(List.of("0.00")));
    }

    @Test
    void shouldShowOnlyRunsThatWereMade() {
        for (String path : List.of("", "/lines", "/lines.csv")) {
            refused(story.reading().get("/v1/runs/" + NOBODY + path), 404, "RUN_UNKNOWN");
        }
    }

    @Test
    void shouldSplitOnlyAnInstalmentOfTheGrant() {
        Map<String, Object> plan = new HashMap<>(story.boardPlan());
        plan.put("instalmentNumber", 2);
        UUID planId = Story.id(story.asPreparer().body(plan).post("/v1/plans").then());

        story.approvePlan(planId, story.grants.decision(story.grantId, "SPLIT", "AMOUNT"), "AMOUNT")
                .statusCode(422)
                .body("code", is("INSTALMENT_UNKNOWN"));
        story.reading().get("/v1/plans/" + planId).then().statusCode(200).body("status", is("DRAFT"));
    }

    @Test
    void shouldPayOnlyByAPaymentRunThatWasDrafted() {
        UUID planId = story.accepted();
        UUID drafted = story.paymentRun(planId, "R1 P1");
        String path = "/v1/payment-runs/" + NOBODY;

        for (String read : List.of("", "/payments", "/approvals")) {
            refused(story.reading().get(path + read), 404, "PAYMENT_RUN_UNKNOWN");
        }
        refused(story.asApprover().body(Map.of()).post(path + "/approval"), 404, "PAYMENT_RUN_UNKNOWN");
        var declared = Map.of("declaredCount", 1, "declaredTotal", Map.of("amount", "1.00", "currency", "GBP"));
        refused(story.asReleaser().body(declared).post(path + "/release"), 404, "PAYMENT_RUN_UNKNOWN");
        refused(
                story.asReleaser().body(Map.of("reason", "not ours")).post(path + "/cancellation"),
                404,
                "PAYMENT_RUN_UNKNOWN");
        story.reading()
                .get("/v1/payment-runs")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", is(drafted.toString()))
                .body("items[0].status", is("DRAFT"));
        assertThat(story.grants.postingsOf(story.grantId)).isZero();
    }

    @Test
    void shouldShowOnlyAPaymentThatIsThere() {
        refused(story.reading().get("/v1/payments/" + NOBODY), 404, "PAYMENT_UNKNOWN");
    }
}
