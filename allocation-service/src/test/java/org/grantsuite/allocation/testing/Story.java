package org.grantsuite.allocation.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;

/**
 * One council's way through allocation-service, step by step over REST, each exchange validated. Every story has a
 * council and a grant of its own, so that tests do not see each other.
 */
public final class Story {
    private static final AtomicInteger NEXT_COUNCIL = new AtomicInteger(1);

    public final String council = "E%08d".formatted(9_900_000 + NEXT_COUNCIL.getAndIncrement());
    public final UUID grantId = UUID.randomUUID();
    public final GrantStub grants = GrantStub.get();

    public Story() {
        grants.instalment(grantId, 1, 33_178_860);
        grants.funds(grantId, 33_178_860);
    }

    public String preparer() {
        return Tokens.of(council, "petra", "allocation-preparer", "grants-officer");
    }

    public String approver() {
        return Tokens.of(council, "anton", "allocation-approver");
    }

    public String releaser() {
        return Tokens.of(council, "rita", "payments-releaser", "finance");
    }

    public String auditor() {
        return Tokens.of(council, "audrey", "auditor");
    }

    public RequestSpecification asPreparer() {
        return Contract.creating(preparer());
    }

    public RequestSpecification asApprover() {
        return Contract.creating(approver());
    }

    public RequestSpecification asReleaser() {
        return Contract.creating(releaser());
    }

    public RequestSpecification reading() {
        return Contract.given(preparer());
    }

    public static Map<String, String> gbp(String amount) {
        return Map.of("amount", amount, "currency", "GBP");
    }

    public static final String PROVIDER_HEADER =
            "provider_id,provider_name,location_id,location_name,location_type,care_home,dormant,registered,"
                    + "registered_on,deregistered_on,local_authority_code,dual_registration_primary_id\n";
    public static final String DRIVER_HEADER = "provider_id,location_id,service,driver,units,note\n";

    /** Three care homes of two providers, and a home care provider. */
    public static final String PROVIDERS = PROVIDER_HEADER
            + "P1,Elm Care Ltd,L1,Elm House,CARE_HOME,Y,N,Y,2015-01-01,,,\n"
            + "P1,Elm Care Ltd,L2,Elm Lodge,CARE_HOME,Y,N,Y,2016-01-01,,,\n"
            + "P2,Oak Homes Ltd,L3,Oak Court,CARE_HOME,Y,N,Y,2015-01-01,,,\n"
            + "P3,Home Help CIC,L4,Home Help,HOMECARE,N,N,Y,2015-01-01,,,\n";

    public static final String DRIVERS = DRIVER_HEADER
            + "P1,L1,RESIDENTIAL,BED,40,\n"
            + "P1,L2,RESIDENTIAL,BED,25,\n"
            + "P2,L3,NURSING,BED,35,\n"
            + "P2,L3,NURSING,NURSING_BED,35,\n"
            + "P3,L4,HOMECARE,COMMUNITY_USER,77,\n";

    public Story providers() {
        return providers(PROVIDERS);
    }

    public Story providers(String csv) {
        importProviders(csv).statusCode(201);
        return this;
    }

    public ValidatableResponse importProviders(String csv) {
        return asPreparer()
                .contentType("text/csv")
                .queryParam("label", "November 2021")
                .queryParam("madeUp", true)
                .body(csv)
                .post("/v1/provider-imports")
                .then();
    }

    public UUID snapshot() {
        return snapshot(DRIVERS);
    }

    public UUID snapshot(String csv) {
        return id(takeSnapshot(csv));
    }

    public ValidatableResponse takeSnapshot(String csv) {
        return takeSnapshot(csv, "2021-11-30", false);
    }

    public ValidatableResponse takeSnapshot(String csv, String asOf, boolean assumed) {
        return asPreparer()
                .contentType("text/csv")
                .queryParam("source", "Capacity Tracker")
                .queryParam("asOf", asOf)
                .queryParam("assumed", assumed)
                .queryParam("label", "November 2021")
                .body(csv)
                .post("/v1/driver-snapshots")
                .then();
    }

    public static Map<String, Object> pot(String code, String recipient, String percent, String amount) {
        return Map.of("code", code, "label", code, "recipient", recipient, "percent", percent, "amount", gbp(amount));
    }

    /** The board's table, 60p of which is in no pot. */
    public Map<String, Object> boardPlan() {
        List<Object> pots = new ArrayList<>(List.of(
                pot("CARE", "PROVIDERS", "45", "148608.00"),
                Map.of(
                        "code",
                        "NURSING",
                        "label",
                        "Nursing homes",
                        "recipient",
                        "PROVIDERS",
                        "percent",
                        "25",
                        "amount",
                        gbp("83178.00"),
                        "layerOn",
                        "CARE"),
                pot("PILOT", "DIRECT", "3", "10615.00"),
                pot("HUB", "DIRECT", "27", "89387.00")));
        return Map.of(
                "grantId",
                grantId,
                "instalmentNumber",
                1,
                "name",
                "Instalment 1",
                "amount",
                gbp("331788.60"),
                "basis",
                "AMOUNT",
                "pots",
                pots,
                "residual",
                Map.of("amount", gbp("0.60"), "holder", "HELD_IN_GRANT"));
    }

    public UUID plan() {
        return id(asPreparer().body(boardPlan()).post("/v1/plans").then());
    }

    public ValidatableResponse approvePlan(UUID planId, UUID decisionId, String basis) {
        return asApprover()
                .body(Map.of("decisionId", decisionId, "governingBasis", basis))
                .post("/v1/plans/" + planId + "/approval")
                .then();
    }

    public UUID approvedPlan() {
        UUID planId = plan();
        approvePlan(planId, grants.decision(grantId, "SPLIT", "AMOUNT", 1), "AMOUNT")
                .statusCode(200);
        return planId;
    }

    public Map<String, Object> proRata(UUID planId, String pot, UUID snapshotId, String... drivers) {
        return Map.of(
                "planId",
                planId,
                "potCode",
                pot,
                "snapshotId",
                snapshotId,
                "method",
                "PRO_RATA",
                "drivers",
                List.of(drivers),
                "declaredRate",
                "42",
                "remainderRule",
                "LARGEST_REMAINDER");
    }

    public UUID run(UUID planId, String pot, UUID snapshotId, String... drivers) {
        return id(asPreparer()
                .body(proRata(planId, pot, snapshotId, drivers))
                .post("/v1/runs")
                .then());
    }

    /** A plan approved, both pots for providers shared and offered. */
    public UUID offered() {
        providers();
        UUID snapshotId = snapshot();
        UUID planId = approvedPlan();
        run(planId, "CARE", snapshotId, "BED", "COMMUNITY_USER");
        run(planId, "NURSING", snapshotId, "NURSING_BED");
        asPreparer()
                .body(Map.of("offeredOn", "2021-12-15"))
                .post("/v1/plans/" + planId + "/awards")
                .then()
                .statusCode(201);
        return planId;
    }

    public List<UUID> awards(UUID planId) {
        return reading()
                .get("/v1/awards?limit=500&planId=" + planId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class)
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    public ValidatableResponse accept(UUID awardId) {
        var award = reading()
                .get("/v1/awards/" + awardId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return asPreparer()
                .body(Map.of(
                        "termsVersion",
                        award.getString("terms.version"),
                        "termsHash",
                        award.getString("terms.hash"),
                        "acceptedBy",
                        "Director of the provider",
                        "acceptedOn",
                        "2021-12-20"))
                .post("/v1/awards/" + awardId + "/acceptance")
                .then();
    }

    /** Every award of a plan accepted. */
    public UUID accepted() {
        UUID planId = offered();
        awards(planId).forEach(award -> accept(award).statusCode(200));
        return planId;
    }

    public UUID paymentRun(UUID planId, String label) {
        return id(asReleaser()
                .body(Map.of("planId", planId, "label", label, "paymentOn", "2021-12-22"))
                .post("/v1/payment-runs")
                .then());
    }

    public UUID approvedPaymentRun(UUID planId, String label) {
        UUID runId = paymentRun(planId, label);
        asApprover()
                .body(Map.of())
                .post("/v1/payment-runs/" + runId + "/approval")
                .then()
                .statusCode(200);
        return runId;
    }

    /** Count and sum as the run says, which is what a releaser declares. */
    public Map<String, Object> declared(UUID paymentRunId) {
        var run = reading()
                .get("/v1/payment-runs/" + paymentRunId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return Map.of("declaredCount", run.getInt("count"), "declaredTotal", run.getMap("total"));
    }

    public ValidatableResponse release(UUID paymentRunId) {
        return asReleaser()
                .body(declared(paymentRunId))
                .post("/v1/payment-runs/" + paymentRunId + "/release")
                .then();
    }

    public List<Map<String, Object>> payments(UUID paymentRunId) {
        return reading()
                .get("/v1/payment-runs/" + paymentRunId + "/payments?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** The outbox posts in its own time. */
    public void awaitPayments(UUID paymentRunId, String status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> payments(paymentRunId).stream()
                        .allMatch(payment -> payment.get("status").equals(status)));
    }

    public static UUID id(ValidatableResponse made) {
        return UUID.fromString(made.statusCode(201).extract().jsonPath().getString("id"));
    }
}
