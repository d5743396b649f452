package org.grantsuite.allocation.testing;

import static org.grantsuite.allocation.testing.Story.id;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;

/** A story that has come to one of each thing the contract has an id for, made over REST and at rest when it is told. */
public final class OneOfEverything {
    private static final String TRACKER = """
            CQC_ID,Last updated,maximum capacity,occupied or used,Nurses_Employed,Care_Workers_Employed
            L1,2021-11-29,40,38,,21
            L9,2021-11-29,10,10,1,1
            """;

    private final Story story;

    public OneOfEverything(Story story) {
        this.story = story;
    }

    /** By the name of the path parameter, and of what else a request needs to come to the thing. */
    public Map<String, String> ids() {
        Map<String, String> ids = new LinkedHashMap<>();
        UUID plan = acceptedButOne();
        ids.put("grantId", story.grantId.toString());
        ids.put("planId", plan.toString());
        ids.put("leftPlanId", plan.toString());
        ids.put("rightPlanId", plan.toString());
        ids.put("runId", first("/v1/runs", "id"));
        ids.put("providerId", "P1");
        ids.put("successorProviderId", "P3");
        units(ids);
        payee(ids);
        payments(ids, plan);
        recovery(ids);
        ids.put("auditId", anAudit());
        ids.put("workItemId", aWorkItem(plan));
        ids.put("holdId", made(story.asReleaser(), "/v1/payment-holds", hold()));
        register(ids);
        return ids;
    }

    /** P2 declines, so that there is money for another award. */
    private UUID acceptedButOne() {
        UUID plan = story.offered();
        for (UUID award : story.awards(plan)) {
            if (story.reading().get("/v1/awards/" + award).path("providerId").equals("P2")) {
                story.asPreparer()
                        .body(Map.of("reason", "no", "declinedBy", "Oak", "declinedOn", "2021-12-20"))
                        .post("/v1/awards/" + award + "/decline")
                        .then()
                        .statusCode(200);
            } else {
                story.accept(award).statusCode(200);
            }
        }
        return plan;
    }

    private void units(Map<String, String> ids) {
        ids.put(
                "roundId",
                made(
                        story.asPreparer(),
                        "/v1/confirmation-rounds",
                        Map.of(
                                "snapshotId",
                                first("/v1/driver-snapshots", "id"),
                                "label",
                                "Units of December",
                                "deadlineOn",
                                "2999-01-31")));
        ids.put("lineKey", "P1|L1|RESIDENTIAL|BED");
        ids.put(
                "snapshotId",
                story.asPreparer()
                        .contentType("text/csv")
                        .queryParam("service", "CARE_HOME")
                        .queryParam("asOf", "2021-11-30")
                        .queryParam("source", "Capacity Tracker")
                        .queryParam("label", "November 2021")
                        .body(TRACKER)
                        .post("/v1/tracker-imports")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("snapshot.id"));
        ids.put("errorId", first("/v1/register-errors", "id"));
    }

    private void payee(Map<String, String> ids) {
        for (int provider : new int[] {3, 1}) {
            var account = Map.of(
                    "accountName", "Care Ltd", "sortCode", "20157" + provider, "accountNumber", "1234567" + provider);
            Map<String, Object> change = new LinkedHashMap<>(
                    Map.of("providerId", "P" + provider, "supplierNumber", "S" + provider, "validFrom", "2021-01-01"));
            change.putAll(Map.of("bank", "SET", "bankDetails", account, "reason", "letter of 1 December"));
            var proposed =
                    finance("mia").body(change).post("/v1/payee-changes").then().statusCode(201);
            ids.put("changeId", proposed.extract().path("id"));
            ids.put("payeeId", proposed.extract().path("payeeId"));
            finance("carl")
                    .body(Map.of("decision", "APPROVE"))
                    .post("/v1/payee-changes/" + ids.get("changeId") + "/decision")
                    .then()
                    .statusCode(200);
        }
    }

    private void payments(Map<String, String> ids, UUID plan) {
        UUID run = story.approvedPaymentRun(plan, "P1");
        story.release(run).statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> story.payments(run).stream()
                        .allMatch(payment -> payment.get("status").equals("POSTED")));
        ids.put("paymentRunId", run.toString());
        ids.put("paymentId", ofProvider(run, "P1", "id"));
        ids.put("awardId", ofProvider(run, "P1", "awardId"));
        finance("rita")
                .body(Contract.read("layouts/unit4-creditor.json"))
                .post("/v1/invoice-layouts")
                .then()
                .statusCode(201);
        ids.put("layoutCode", "UNIT4-AP");
        ids.put("layoutVersion", "1");
        var payer = Map.of("name", "Council", "sortCode", "123456", "accountNumber", "87654321");
        story.asReleaser()
                .body(Map.of("verifiedPayeeNeeded", false, "payer", payer, "reason", "our bank"))
                .post("/v1/payment-policies")
                .then()
                .statusCode(201);
        ids.put(
                "bankFileId",
                made(story.asReleaser(), "/v1/payment-runs/" + run + "/bank-files", Map.of("executeOn", "2021-12-24")));
    }

    private String ofProvider(UUID run, String provider, String field) {
        return story.payments(run).stream()
                .filter(payment -> payment.get("providerId").equals(provider))
                .findFirst()
                .orElseThrow()
                .get(field)
                .toString();
    }

    private void recovery(Map<String, String> ids) {
        String award = ofProvider(UUID.fromString(ids.get("paymentRunId")), "P3", "awardId");
        String recovery = Contract.given(story.releaser())
                .body(Map.of(
                        "statementReference",
                        "RP2/" + award,
                        "statedOn",
                        "2022-05-10",
                        "acceptedSpend",
                        Story.gbp("60000.00")))
                .post("/v1/awards/" + award + "/spend-statements")
                .then()
                .statusCode(201)
                .extract()
                .path("recoveryIds[0]");
        String path = "/v1/recoveries/" + recovery;
        story.asReleaser()
                .body(Map.of("invoicedOn", "2022-05-20", "dueOn", "2022-06-19"))
                .post(path + "/debt")
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> story.reading().get(path).path("ledgerDebtId") != null);
        ids.put("recoveryId", recovery);
        ids.put(
                "writeOffId",
                made(
                        story.asReleaser(),
                        path + "/write-offs",
                        Map.of("amount", Story.gbp("1.00"), "why", "insolvent")));
    }

    /** Last: the directory knows none of the other providers. */
    private void register(Map<String, String> ids) {
        String register = Contract.unchecked(story.preparer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .queryParam("source", "cqc.org.uk")
                .queryParam("publishedOn", "2021-02-01")
                .queryParam("label", "Directory of February")
                .queryParam("scope", "ENGLAND")
                .queryParam("madeUp", true)
                .body(new Directory().home("1-101", "1-901", "40").csv())
                .post("/v1/register-snapshots")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ids.put("registerId", register);
        ids.put("since", register);
        finance("petra")
                .body(Map.of(
                        "legalName", "Elm Care Ltd", "kind", "OTHER", "validFrom", "2021-02-01", "source", "a letter"))
                .post("/v1/providers/P1/legal-entity")
                .then()
                .statusCode(201);
    }

    private Map<String, String> hold() {
        return Map.of("kind", "GRANT", "subject", story.grantId.toString(), "reason", "asked by audit");
    }

    private RequestSpecification finance(String person) {
        return Contract.creating(Tokens.of(story.council, person, "finance", "allocation-preparer", "grants-officer"));
    }

    private static String made(RequestSpecification asking, String path, Map<String, ?> body) {
        return id(asking.body(body).post(path).then()).toString();
    }

    private String anAudit() {
        return id(Contract.creating(Tokens.of(story.council, "farid", "finance"))
                        .contentType("text/csv")
                        .body(
                                "run_label,payment_date,supplier_no,amount_gbp\nP1,2021-12-16,s1,300.00\nP1,2021-12-16,s2,600.00\n")
                        .post("/v1/payment-audits?label=Published")
                        .then())
                .toString();
    }

    /** Money for the grant is refused from here on, and the next run of payments comes to that. */
    private String aWorkItem(UUID plan) {
        Map<String, Object> order = new LinkedHashMap<>(
                Map.of("planId", plan, "potCode", "CARE", "providerId", "P3", "locationId", "L4", "reason", "more"));
        order.put("amount", Story.gbp("1000.00"));
        order.put("offeredOn", "2021-12-16");
        order.put("decisionId", story.grants.decision(story.grantId, "SPLIT", "AMOUNT", 1));
        story.accept(UUID.fromString(made(story.asPreparer(), "/v1/awards", order)))
                .statusCode(200);
        UUID run = story.approvedPaymentRun(plan, "P2");
        story.grants.refusePostings(story.grantId, true);
        story.release(run).statusCode(200);
        // All of them: a delivery under way would still move the owner's rows while the stranger is asking.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> pending() == 0 && !workItems().isEmpty());
        return workItems().get(0);
    }

    private int pending() {
        return story.reading()
                .get("/v1/grants/" + story.grantId + "/outbox-position?onOrBefore=2022-03-31")
                .path("pending");
    }

    private List<String> workItems() {
        return story.asReleaser().get("/v1/work-items?limit=500").path("items.id");
    }

    private String first(String list, String field) {
        return story.reading().get(list).then().statusCode(200).extract().path("items[0]." + field);
    }
}
