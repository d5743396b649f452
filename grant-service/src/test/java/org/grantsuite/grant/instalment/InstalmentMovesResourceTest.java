package org.grantsuite.grant.instalment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.money;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class InstalmentMovesResourceTest {
    private final Council council = Council.one();
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldWithholdReleaseAndSuspendWithWhatIsAtRisk() {
        view().body("items.status", contains("EXPECTED", "CONDITIONAL"));
        move(1, "WITHHELD", "1000.00", "DL-1")
                .statusCode(201)
                .body("from", is("EXPECTED"))
                .body("to", is("WITHHELD"));
        view().body("items[0].withheld.amount", is("1000.00"))
                .body("items[0].amountAtRisk.amount", is("1000.00"))
                .body("totals.amountAtRisk.amount", is("222192.40"));
        move(1, "RELEASED", "1000.01", "DL-2").statusCode(422).body("code", is("MOVE_BEYOND_INSTALMENT"));
        move(1, "RELEASED", "1000.00", "DL-3").statusCode(201).body("to", is("EXPECTED"));
        move(1, "RELEASED", "1.00", "DL-4").statusCode(409).body("code", is("INSTALMENT_MOVE_NOT_ALLOWED"));
        move(1, "SUSPENDED", null, "DL-5").statusCode(201).body("to", is("SUSPENDED"));
        view().body("items[0].amountAtRisk.amount", is("331788.60"));
        move(1, "RESUMED", null, "DL-6").statusCode(201).body("to", is("EXPECTED"));
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        move(1, "SUSPENDED", null, "DL-7").statusCode(409).body("standing", is("RECEIVED"));

        council.as("auditor")
                .get("/v1/grants/" + grant + "/instalments/1/moves")
                .then()
                .statusCode(200)
                .body("items.kind", contains("WITHHELD", "RELEASED", "SUSPENDED", "RESUMED", "RECEIVED"));
        assertThat(council.balance(grant, "received")).isEqualTo("331788.60");
    }

    @Test
    void shouldCutAndBeMarkedByWhatIsPaidBack() {
        move(2, "REDUCED", "21192.40", "DL-1").statusCode(201).body("from", is("CONDITIONAL"));
        view().body("items[1].status", is("REDUCED")).body("items[1].outstanding.amount", is("200000.00"));
        String receipt = council.receive(grant, 2, "200000.00", "2022-02-17")
                .statusCode(201)
                .extract()
                .path("id");
        council.receive(grant, 1, "331788.60", "2022-02-17").statusCode(201);
        String notice = notice("250000.00");
        payBack(notice, "RP-1", "200000.01", "200000.01").statusCode(422).body("code", is("MOVE_BEYOND_INSTALMENT"));
        payBack(notice, "RP-1", "50000.00", "50000.01")
                .statusCode(422)
                .body("code", is("INSTALMENT_PARTS_EXCEED_PAYMENT"));
        view().body("items[1].repaid.amount", is("0.00"));
        assertThat(council.balance(grant, "repaid")).isEqualTo("0.00");

        payBack(notice, "RP-1", "50000.00", "50000.00").statusCode(201).body("status", is("PART_SETTLED"));
        view().body("items[1].status", is("RECEIVED")).body("items[1].repaid.amount", is("50000.00"));
        payBack(notice, "RP-2", "200000.00", "150000.00").statusCode(201).body("status", is("SETTLED"));
        view().body("items[1].status", is("REPAID"))
                .body("items[1].repaid.amount", is("200000.00"))
                .body("items[0].status", is("RECEIVED"));
        council.creating("finance")
                .body("{\"reason\":\"wrong\",\"reversedOn\":\"2022-06-20\"}")
                .post("/v1/grants/" + grant + "/receipts/" + receipt + "/reversal")
                .then()
                .statusCode(409)
                .body("code", is("RECEIPT_PAID_BACK"));
        move(2, "WITHHELD", "1.00", "RP-3").statusCode(409).body("code", is("INSTALMENT_MOVE_NOT_ALLOWED"));
        assertThat(council.balance(grant, "repaid")).isEqualTo("250000.00");
        String journal = council.as("auditor")
                .get("/v1/grants/" + grant + "/instalments/2/moves")
                .then()
                .body("items.kind", contains("REDUCED", "RECEIVED", "REPAID", "REPAID"))
                .extract()
                .path("items[3].journalId");
        council.as("auditor")
                .get("/v1/grants/" + grant + "/journals")
                .then()
                .body("items.find { it.id == '" + journal + "' }.businessKey", is("repayment/RP-2"));
    }

    private String notice(String amount) {
        return council.creating("finance")
                .body("{\"noticeReference\":\"N-1\",\"kind\":\"UNSPENT\",\"amount\":" + Council.money(amount)
                        + ",\"issuedOn\":\"2022-06-10\",\"mayBeSetOff\":true}")
                .post("/v1/grants/" + grant + "/repayment-notices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse payBack(String notice, String reference, String amount, String ofInstalment) {
        return council.creating("finance")
                .body("{\"paymentReference\":\"" + reference + "\",\"amount\":" + Council.money(amount)
                        + ",\"paidOn\":\"2022-06-15\",\"instalments\":[{\"number\":2,\"amount\":"
                        + Council.money(ofInstalment) + "}]}")
                .post("/v1/grants/" + grant + "/repayment-notices/" + notice + "/payments")
                .then();
    }

    @Test
    void shouldTraceASetOffWithoutCashFromBothItsEnds() {
        String other = council.aGrant();
        String body = body("SET_OFF", "788.60", "DL-9", ",\"relatedGrantId\":\"" + other + "\"");
        String id = send(1, body)
                .statusCode(201)
                .body("to", is("SET_OFF"))
                .extract()
                .path("id");
        council.receive(grant, 1, "331000.00", "2021-12-17").statusCode(201);

        for (String end : new String[] {grant, other}) {
            council.as("auditor")
                    .get("/v1/grants/" + end + "/set-off-trail")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].id", is(id))
                    .body("items[0].grantId", is(grant))
                    .body("items[0].relatedGrantId", is(other));
        }
        assertThat(council.balance(grant, "received")).isEqualTo("331788.60");
        assertThat(council.balance(grant, "setOff")).isEqualTo("788.60");
        assertThat(council.balance(grant, "held")).isEqualTo("331000.00");
        view().body("items[0].status", is("RECEIVED"));
    }

    @Test
    void shouldRefuseWhatIsNotWholeAndMoveNothing() {
        move(1, "RECEIVED", "1.00", "X").statusCode(422).body("code", is("MOVE_NEEDS_RECEIPT"));
        move(1, "REPAID", "1.00", "X").statusCode(422).body("code", is("MOVE_NEEDS_REPAYMENT"));
        move(1, "WITHHELD", null, "X").statusCode(422).body("code", is("MOVE_AMOUNT_REQUIRED"));
        move(1, "SUSPENDED", "1.00", "X").statusCode(422).body("code", is("MOVE_AMOUNT_NOT_WANTED"));
        move(1, "SET_OFF", "1.00", "X").statusCode(422).body("code", is("SET_OFF_NEEDS_GRANT"));
        move(9, "SUSPENDED", null, "X").statusCode(422).body("code", is("INSTALMENT_UNKNOWN"));
        String theirs = Council.other().aGrant();
        send(1, body("SET_OFF", "1.00", "X", ",\"relatedGrantId\":\"" + theirs + "\""))
                .statusCode(422)
                .body("code", is("RELATED_GRANT_UNKNOWN"));
        send(1, body("REDUCED", "1.00", "X", ",\"relatedGrantId\":\"" + theirs + "\""))
                .statusCode(422)
                .body("code", is("RELATED_GRANT_NOT_WANTED"));
        send(
                        1,
                        body("SUSPENDED", null, "X", "")
                                .replace("2021-12-01", Council.tomorrow().toString()))
                .statusCode(422)
                .body("code", is("FACT_IN_THE_FUTURE"));
        Council.other()
                .creating("finance")
                .body(body("SUSPENDED", null, "X", ""))
                .post("/v1/grants/" + grant + "/instalments/1/moves")
                .then()
                .statusCode(404);
        council.as("auditor")
                .get("/v1/grants/" + grant + "/instalments/1/moves")
                .then()
                .body("items", empty());
        view().body("items[0].status", is("EXPECTED"));

        move(1, "WITHHELD", "1.00", "X").statusCode(201);
        move(1, "WITHHELD", "1.00", "X").statusCode(409).body("code", is("MOVE_REFERENCE_USED"));
        view().body("items[0].withheld.amount", is("1.00"));
    }

    @Test
    void shouldLeaveWhatWasPaidAndRecomputeTheRestForAnotherTotal() {
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        redetermine("331788.59", "D-1").statusCode(422).body("code", is("REDETERMINATION_BELOW_PAID"));
        redetermine("552981.00", "D-1").statusCode(422).body("code", is("REDETERMINATION_UNCHANGED"));
        view().body("totals.expected.amount", is("552981.00"));

        redetermine("500000.00", "D-1").statusCode(201).body("previous.amount", is("552981.00"));
        view().body("items.expected.amount", contains("331788.60", "168211.40"));
        council.as("auditor").get("/v1/grants/" + grant).then().body("allocation.amount", is("500000.00"));
        redetermine("500001.00", "D-1").statusCode(409).body("code", is("REDETERMINATION_REFERENCE_USED"));

        council.receive(grant, 2, "168211.40", "2022-02-01").statusCode(201);
        redetermine("500100.00", "D-2").statusCode(201);
        view().body("items.expected.amount", contains("331788.60", "168211.40", "100.00"))
                .body("items[2].status", is("EXPECTED"));
        council.as("auditor")
                .get("/v1/grants/" + grant + "/redeterminations")
                .then()
                .statusCode(200)
                .body("items.reference", contains("D-1", "D-2"));
    }

    /** Each kind of gate, and a plan that costs less than the allocation. */
    @Test
    void shouldOpenGatesByPlansAssuranceAndProofOfSpending() {
        council.hold(Contract.read("editions/gated-1.json"));
        String gated = created(council.creating("grants-officer")
                .body(Council.grantBody(unique("31/79"), "10000.00")
                        .replace("WRRF-1", "GATED-1")
                        .replace("2021-11\",", "1\",")
                        .replace("2021-11-10", "2022-04-02"))
                .post("/v1/grants"));
        council.receive(gated, 1, "1000.00", "2022-04-10").statusCode(201);
        submit(gated, "PLAN", "2022-04-20", ",\"estimatedCost\":" + money("9000.00"));
        submit(gated, "ASSURE", "2022-08-01", "");
        submit(gated, "PROOF", "2022-10-01", "");

        instalments(gated, "2022-11-05")
                .body("items.expected.amount", contains("1000.00", "3000.00", "2000.00", "500.00", "3500.00"))
                .body("items.status", contains("RECEIVED", "EXPECTED", "CONDITIONAL", "EXPECTED", "EXPECTED"))
                .body("items[1].gate.kind", is("PLAN"))
                .body("items[1].amountAtRisk.amount", is("1000.00"))
                .body("items[1].gate.warning", containsString("does not cover"))
                .body("items[2].gate.status", is("MISSED"))
                .body("items[4].gate.warning", containsString("to be proven"));
        council.as("auditor")
                .get("/v1/grants/" + gated + "/deadlines")
                .then()
                .statusCode(200)
                .body(
                        "items.code",
                        org.hamcrest.Matchers.hasItems(
                                "WINTER", "CORRECTIONS", "PROVIDERS_REPAY", "LINKED_OTHER_3_1", "GATE_5", "PASS_ON_1"));
    }

    private void submit(String to, String code, String day, String more) {
        String template = """
                {"reportingPoint":"%s","departmentReturnId":"%s","version":1,"channel":"EMAIL","sentAt":"%sT10:00:00Z",
                 "fileName":"plan.pdf","fileHash":"%s","submittedBy":"ann",
                 "acknowledgement":{"reference":"ACK","acknowledgedAt":"%sT11:00:00Z"}%s}""";
        council.as("grants-officer")
                .body(template.formatted(code, UUID.randomUUID(), day, "a".repeat(64), day, more))
                .post("/v1/grants/" + to + "/submissions")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse view() {
        return instalments(grant, "2021-12-01");
    }

    private ValidatableResponse instalments(String of, String asOf) {
        return council.as("finance")
                .get("/v1/grants/" + of + "/instalments?asOf=" + asOf)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse move(int number, String kind, String amount, String reference) {
        return send(number, body(kind, amount, reference, ""));
    }

    private static String body(String kind, String amount, String reference, String more) {
        return "{\"kind\":\"" + kind + "\",\"happenedOn\":\"2021-12-01\",\"reference\":\"" + reference
                + "\",\"reason\":\"As the letter says\"" + (amount == null ? "" : ",\"amount\":" + money(amount)) + more
                + "}";
    }

    private ValidatableResponse send(int number, String body) {
        return council.creating("finance")
                .body(body)
                .post("/v1/grants/" + grant + "/instalments/" + number + "/moves")
                .then();
    }

    private ValidatableResponse redetermine(String allocation, String reference) {
        return council.creating("grants-officer")
                .body("{\"reference\":\"" + reference + "\",\"allocation\":" + money(allocation)
                        + ",\"determinedOn\":\"2022-01-20\",\"reason\":\"Another letter\"}")
                .post("/v1/grants/" + grant + "/redeterminations")
                .then();
    }
}
