package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.decisionBody;
import static org.grantsuite.grant.testing.Council.money;
import static org.grantsuite.grant.testing.Council.unique;

import io.restassured.response.Response;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Receiver;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.Test;

/** A council with one of everything, and one that asks for it. */
@GrantServiceTest
class CrossCouncilTest extends org.grantsuite.commons.testing.CrossCouncilTest {
    private static final String OWNER = "E09000030";
    private static final String STRANGER = "E09000031";
    private static final String SPEND_HEADER = "potCode,measure,adminKind,description,incurredOn,amount,"
            + "generalLedgerReference,newExpenditure,evidenceReference,commitmentEndsOn\n";
    private final Council council = new Council(OWNER);

    @Override
    protected String owner() {
        return OWNER;
    }

    @Override
    protected String stranger() {
        return STRANGER;
    }

    @Override
    protected Map<String, String> unproven() {
        return Map.of();
    }

    @Override
    protected Set<String> naturalKeys() {
        return Set.of("number", "financialYear", "period", "layoutCode", "layoutVersion");
    }

    @Override
    protected Map<String, String> ids() {
        Map<String, String> ids = new LinkedHashMap<>();
        String grant = council.aGrant();
        String decision = council.aDecision(grant);
        ids.put(
                "receiptId",
                council.receive(grant, 1, "331788.60", "2021-12-17")
                        .statusCode(201)
                        .extract()
                        .path("id"));
        ids.put("grantId", grant);
        ids.put("decisionId", decision);
        ids.put("reservationId", created(council.reserve(grant, decision, unique("run"), "300.00")));
        ids.put("directSpendId", created(council.spend(grant, Council.spendBody("5.00", "2022-01-05", ""))));
        transfer(grant, decision);
        ids.put("schemeCode", "WRRF-1");
        ids.put("edition", "2021-11");
        ids.put("with", "2021-11");
        ids.put(
                "conditionCode",
                council.as("auditor").get(of(grant, "/conditions")).path("items[0].code"));
        ids.put(
                "deadlineCode",
                made(
                        "grants-officer",
                        of(grant, "/deadlines"),
                        "{\"label\":\"Ours\",\"dueOn\":\"" + Council.tomorrow() + "\",\"source\":\"a test\"}",
                        "code"));
        authority(ids);
        books(ids, grant);
        aftermath(ids, grant);
        finance(ids, grant);
        webhook(ids);
        return ids;
    }

    /** What a provider was paid, so that it may owe. */
    private void transfer(String grant, String decision) {
        String run = unique("run");
        String reservation = created(council.reserve(grant, decision, run, "20.00"));
        council.post(grant, reservation, "payment/" + run, "20.00").then().statusCode(201);
    }

    private void authority(Map<String, String> ids) {
        String decision = created(
                council.decide(ids.getOrDefault("grantId", ""), decisionBody(unique("SCB"), "\"DELEGATION\"", "")));
        ids.put("delegationId", made("grants-officer", "/v1/delegations", """
                {"grantedByDecisionId":"%s","holder":"Executive Director","purposes":["SPLIT","PAYMENT"],
                 "family":{"schemeCodePattern":"WRRF-*","label":"workforce grants","includesFuture":true},
                 "validFrom":"2021-12-16","endingEvent":"End of the pandemic",
                 "mandates":[{"actions":["PLAN_APPROVAL"],"persons":["amir"]}]}""".formatted(decision), "id"));
        ids.put(
                "deputyId",
                made("grants-officer", "/v1/delegations/" + ids.get("delegationId") + "/deputies", """
                {"person":"dora","forPerson":"amir","absentFrom":"2022-01-10","absentTo":"2022-01-14","reason":"leave"}""", "id"));
    }

    private void books(Map<String, String> ids, String grant) {
        ids.put("judgementId", made("finance", of(grant, "/capacity-judgements"), """
                {"potCode":"CARE","capacity":"AGENT","rationale":"a prescribed share","effectiveOn":"2021-12-01"}""", "id"));
        ids.put(
                "commitmentId",
                made("finance", of(grant, "/commitments"), """
                {"businessKey":"%s","potCode":"HUB","amount":%s,"description":"fair","valueOn":"2022-01-04"}""".formatted(unique("PO"), money("5.00")), "id"));
        ids.put("requestId", made("grants-officer", of(grant, "/information-requests"), """
                {"askedBy":"DEPARTMENT","askedOf":"Head of finance","subject":"Receipts","askedOn":"2022-07-01","dueInWorkingDays":10}""", "id"));
        ids.put(
                "direct-spend-imports/{importId}",
                created(council.as("finance")
                        .contentType("text/csv")
                        .body(SPEND_HEADER + "HUB,RETENTION,NONE,Fair,2022-01-05,1.00," + unique("GL") + ",Y,,\n")
                        .post(of(grant, "/direct-spend-imports"))));
    }

    private void aftermath(Map<String, String> ids, String grant) {
        ids.put(
                "irregularityId",
                made(
                        "finance",
                        of(grant, "/irregularities"),
                        """
                {"reference":"%s","title":"Two claims","description":"Timesheets","detectedAt":"2022-03-01T10:00:00Z",
                 "awardReference":"%s","providerReference":"1-100","amountAtRisk":%s}""".formatted(unique("IR"), unique("award"), money("50.00")),
                        "id"));
        ids.put(
                "noticeId",
                made("finance", of(grant, "/repayment-notices"), """
                {"noticeReference":"%s","kind":"UNSPENT","amount":%s,"issuedOn":"2022-05-01","mayBeSetOff":true}""".formatted(unique("N"), money("9.00")), "id"));
        ids.put(
                "debtId",
                created(Contract.given(Tokens.ofService("allocation-service"))
                        .header("X-Council-Code", OWNER)
                        .body("""
                {"debtReference":"%s","providerReference":"1-100","reason":"UNSPENT","amount":%s,
                 "raisedOn":"2022-05-01","actingPerson":"ann"}""".formatted(unique("D"), money("7.00")))
                        .post(of(grant, "/debts"))));
    }

    private void finance(Map<String, String> ids, String grant) {
        council.as("finance").body(Contract.read("layouts/unit4-gl07.json")).post("/v1/posting-layouts");
        for (Account account : Account.values()) {
            council.creating("finance").body("""
                {"mappings":[{"account":"%s","effectiveFrom":"2021-04-01","controlAccount":"9301","reason":"chart",
                 "segments":{"subjective":"9301","costCentre":"C1"}}]}""".formatted(account.name())).post("/v1/chart-mappings");
        }
        made("finance", of(grant, "/accruals"), """
                {"businessKey":"%s","kind":"ACCRUAL","potCode":"HUB","cappedAdministration":false,"amount":%s,
                 "description":"agency staff","cutOffOn":"2022-01-31"}""".formatted(unique("AC"), money("4.00")), "id");
        ids.put(
                "batchId",
                made(
                        "finance",
                        "/v1/posting-batches",
                        "{\"layoutCode\":\"UNIT4-GL07\",\"layoutVersion\":1,\"throughOn\":\"2022-03-31\"}",
                        "id"));
        ids.put(
                "actuals-imports/{importId}",
                created(council.creating("finance")
                        .contentType("text/csv")
                        .queryParam("from", "2021-12-01")
                        .queryParam("to", "2022-05-31")
                        .queryParam("controlAccount", "9301")
                        .queryParam("label", "Extract")
                        .body(
                                "ledger_reference,control_account,posted_on,amount,reference\nGL-1,9301,2021-12-20,100.00,\n")
                        .post("/v1/actuals-imports")));
    }

    private void webhook(Map<String, String> ids) {
        String id = made(
                "finance",
                "/v1/webhooks",
                "{\"url\":\"http://127.0.0.1:9/inbox\",\"eventTypes\":[\"GrantReopened\"]}",
                "webhook.id");
        ids.put("webhookId", id);
        ids.put("deliveryId", aDelivery(id));
    }

    /** As the worker writes it. */
    private static String aDelivery(String webhook) {
        UUID delivery = UUID.randomUUID();
        try (Connection all = PostgresResource.superuser();
                var insert = all.prepareStatement("""
                insert into webhook_delivery (id, council_code, webhook_id, event_id, event_type, origin, status, attempts,
                  created_at, settled_at) values (?, ?, ?::uuid, ?, 'GrantRelabelled', 'FEED', 'FAILED', 1, now(), now())""")) {
            insert.setObject(1, delivery);
            insert.setString(2, OWNER);
            insert.setString(3, webhook);
            insert.setObject(4, UUID.randomUUID());
            insert.executeUpdate();
            return delivery.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A receiver of one council is told nothing of another: both make a grant, one is heard of. */
    @Test
    void shouldSendNoWebhookOfAnotherCouncilsEvent() throws IOException {
        try (Receiver receiver = new Receiver()) {
            Council stranger = new Council("E09000032");
            String webhook = stranger.creating("finance")
                    .body("{\"url\":\"" + receiver.url() + "\",\"eventTypes\":[\"GrantDetermined\"]}")
                    .post("/v1/webhooks")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("webhook.id");
            String theirs = council.aGrant();
            String own = stranger.aGrant();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            receiver.got().stream().anyMatch(got -> got.body().contains(own)));

            assertThat(receiver.got())
                    .noneMatch(got -> got.body().contains(theirs) || got.body().contains(OWNER));
            stranger.creating("finance").body("{\"reason\":\"over\"}").post("/v1/webhooks/" + webhook + "/ending");
        }
    }

    private String made(String role, String path, String body, String field) {
        Response made = council.creating(role).body(body).post(path);
        return made.then().statusCode(201).extract().path(field);
    }

    private static String of(String grant, String more) {
        return "/v1/grants/" + grant + more;
    }
}
