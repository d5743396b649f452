package org.grantsuite.grant.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.receiptBody;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class ReceiptResourceTest {
    private final Council council = Council.one();
    private String grant;

    @BeforeEach
    void begin() {
        grant = council.aGrant();
    }

    @Test
    void shouldBookAReceiptOnce() {
        String body = receiptBody(1, "BACS-1", "331788.60", "2021-12-17");
        String id = send(body).statusCode(201).extract().path("id");

        send(body).statusCode(200).header("Idempotency-Replayed", "true").body("id", is(id));
        send(body.replace("2021-12-17", "2021-12-18")).statusCode(409).body("code", is("RECEIPT_REFERENCE_REUSED"));
        assertThat(council.balance(grant, "received")).isEqualTo("331788.60");
        assertThat(council.journals(grant)).hasSize(1);
        council.as("finance").get("/v1/grants/" + grant).then().body("status", is("PART_RECEIVED"));
    }

    @Test
    void shouldLabelAnAssumedDate() {
        send(receiptBody(1, "BACS-1", "331788.60", "2021-11-20").replace("false", "true"))
                .statusCode(201)
                .body("dateAssumed", is(true))
                .body("warnings.code", hasItem("RECEIPT_DATE_ASSUMED"));
    }

    @Test
    void shouldAskWhyAReceiptIsShortAndBookNothing() {
        send(receiptBody(1, "BACS-2", "331788.59", "2021-12-17"))
                .statusCode(422)
                .body("code", is("RECEIPT_VARIANCE_UNEXPLAINED"))
                .body("difference.amount", is("-0.01"));

        assertThat(council.balance(grant, "received")).isEqualTo("0.00");
    }

    @Test
    void shouldKeepWaitingForWhatWasWithheld() {
        send(withVariance(receiptBody(1, "BACS-3", "300000.00", "2021-12-17"), "WITHHELD", ""))
                .statusCode(201)
                .body("variance.amount.amount", is("-31788.60"));
        instalment()
                .body("items[0].status", is("WITHHELD"))
                .body("items[0].outstanding.amount", is("31788.60"))
                .body("items[0].amountAtRisk.amount", is("31788.60"));

        send(receiptBody(1, "BACS-4", "31788.60", "2022-01-17")).statusCode(201);
        instalment().body("items[0].status", is("RECEIVED"));
    }

    @Test
    void shouldStopWaitingForWhatWasReduced() {
        send(withVariance(receiptBody(1, "BACS-5", "300000.00", "2021-12-17"), "REDUCED", ""))
                .statusCode(201);

        instalment().body("items[0].status", is("REDUCED")).body("items[0].outstanding.amount", is("0.00"));
        assertThat(council.balance(grant, "received")).isEqualTo("300000.00");
    }

    @Test
    void shouldTraceASetOffFromBothEnds() {
        String other = council.aGrant();
        String related = ",\"relatedGrantId\":\"" + other + "\"";
        String id = send(withVariance(receiptBody(1, "BACS-6", "331000.00", "2021-12-17"), "SET_OFF", related))
                .statusCode(201)
                .extract()
                .path("id");

        council.as("finance")
                .get("/v1/grants/" + other + "/set-offs")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", is(id))
                .body("items[0].grantId", is(grant));
        assertThat(council.balance(grant, "received")).isEqualTo("331788.60");
        assertThat(council.balance(grant, "setOff")).isEqualTo("788.60");
        assertThat(council.balance(grant, "held")).isEqualTo("331000.00");
        assertThat(council.funding(grant, "received")).isEqualTo("331000.00");

        reverse(id, "2021-12-17").statusCode(201);
        assertThat(council.balance(grant, "setOff")).isEqualTo("0.00");
        instalment().body("items[0].status", is("EXPECTED")).body("items[0].forgone.amount", is("0.00"));
        council.as("auditor")
                .get("/v1/grants/" + other + "/set-off-trail")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void shouldRefuseASetOffWithoutItsOtherEnd() {
        send(withVariance(receiptBody(1, "BACS-7", "1.00", "2021-12-17"), "SET_OFF", ""))
                .statusCode(422)
                .body("code", is("SET_OFF_NEEDS_GRANT"));
        String theirs = Council.other().aGrant();
        send(withVariance(
                        receiptBody(1, "BACS-7", "1.00", "2021-12-17"),
                        "SET_OFF",
                        ",\"relatedGrantId\":\"" + theirs + "\""))
                .statusCode(422)
                .body("code", is("RELATED_GRANT_UNKNOWN"));
    }

    @Test
    void shouldTakeMoreThanExpectedOnlyAsAnError() {
        String body = receiptBody(1, unique("BACS"), "331788.61", "2021-12-17");
        send(withVariance(body, "REDUCED", "")).statusCode(422).body("code", is("RECEIPT_VARIANCE_NOT_A_SHORTFALL"));

        send(withVariance(body, "ERROR", "")).statusCode(201).body("variance.amount.amount", is("0.01"));
    }

    @Test
    void shouldExplainNothingThatDoesNotDiffer() {
        send(withVariance(receiptBody(1, "BACS-8", "331788.60", "2021-12-17"), "ERROR", ""))
                .statusCode(422)
                .body("code", is("RECEIPT_VARIANCE_WITHOUT_DIFFERENCE"));
    }

    @Test
    void shouldRefuseAnUnknownInstalmentAndADayOfTomorrow() {
        send(receiptBody(3, "BACS-9", "1.00", "2021-12-17")).statusCode(422).body("code", is("INSTALMENT_UNKNOWN"));
        send(receiptBody(1, "BACS-9", "1.00", Council.tomorrow().toString()))
                .statusCode(422)
                .body("code", is("FACT_IN_THE_FUTURE"));
    }

    @Test
    void shouldTakeAWrongReceiptBackAndTheRightOneUnderTheSameLineOfTheBank() {
        String wrong = receiptBody(1, "BACS-10", "331788.60", "2021-11-20").replace("false", "true");
        String id = send(wrong).statusCode(201).extract().path("id");
        reverse(id, "2021-11-19").statusCode(422).body("code", is("REVERSAL_BEFORE_RECEIPT"));

        reverse(id, "2021-11-20")
                .statusCode(201)
                .body("reversal.reason", is("the statement says 17 December"))
                .body("reversal.reversedOn", is("2021-11-20"));
        reverse(id, "2021-11-20").statusCode(409).body("code", is("RECEIPT_REVERSED"));
        instalment().body("items[0].status", is("EXPECTED")).body("items[0].outstanding.amount", is("331788.60"));
        assertThat(council.balance(grant, "received")).isEqualTo("0.00");

        String right = receiptBody(1, "BACS-10", "331788.60", "2021-12-17");
        send(right).statusCode(201);
        send(right).statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(council.balance(grant, "received")).isEqualTo("331788.60");
        assertThat(council.journals(grant)).hasSize(3);
        council.as("auditor")
                .get("/v1/grants/" + grant + "/receipts")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].reversal.recordedBy", is("a-finance"))
                .body("items[1].reversal", nullValue());
        council.as("auditor")
                .get("/v1/grants/" + grant + "/instalments/1/moves")
                .then()
                .body("items.kind", contains("RECEIVED", "TAKEN_BACK", "RECEIVED"))
                .body("items[1].to", is("EXPECTED"));
        council.creating("finance")
                .body("{\"kind\":\"TAKEN_BACK\",\"amount\":" + Council.money("1.00")
                        + ",\"happenedOn\":\"2021-12-18\",\"reference\":\"DL-1\",\"reason\":\"wrong\"}")
                .post("/v1/grants/" + grant + "/instalments/1/moves")
                .then()
                .statusCode(422)
                .body("code", is("MOVE_NEEDS_RECEIPT"));
    }

    @Test
    void shouldTakeNoReceiptBackThatIsSpentOrOfAnotherGrant() {
        String decision = council.aDecision(grant);
        String id = send(receiptBody(1, "BACS-11", "331788.60", "2021-12-17"))
                .statusCode(201)
                .extract()
                .path("id");
        Council.created(council.reserve(grant, decision, "run-1", "0.01"));

        reverse(id, "2021-12-18")
                .statusCode(409)
                .body("code", is("RECEIPT_SPENT"))
                .body("shortfall.amount", is("0.01"));
        send(withVariance(receiptBody(1, "BACS-12", "0.01", "2021-12-18"), "ERROR", ""))
                .statusCode(201);
        reverse(id, "2021-12-18").statusCode(201);
        instalment().body("items[0].status", is("PART_RECEIVED"));

        String theirs = council.receive(council.aGrant(), 1, "331788.60", "2021-12-17")
                .extract()
                .path("id");
        reverse(theirs, "2021-12-18").statusCode(404).body("code", is("RECEIPT_NOT_FOUND"));
    }

    @Test
    void shouldHoldWhatBelongsToNoInstalmentYetAndLetNobodySpendIt() {
        String decision = council.aDecision(grant);
        String body = "{\"reference\":\"BACS-20\",\"amount\":" + Council.money("331788.60")
                + ",\"takenOn\":\"2021-12-17\",\"description\":\"no remittance advice\"}";
        suspend(body).statusCode(201).body("amount.amount", is("331788.60"));
        suspend(body).statusCode(200).header("Idempotency-Replayed", "true");
        suspend(body.replace("331788.60", "1.00")).statusCode(409).body("code", is("POSTING_DIFFERS"));
        assertThat(council.balance(grant, "cash")).isEqualTo("331788.60");
        council.reserve(grant, decision, "run-1", "0.01")
                .then()
                .statusCode(409)
                .body("code", is("FUNDS_NOT_AVAILABLE"));

        String receipt = send(receiptBody(1, "BACS-20", "331788.60", "2021-12-17"))
                .statusCode(201)
                .extract()
                .path("id");
        clear("BACS-20", "2021-12-16", "").statusCode(422).body("code", is("CLEARING_BEFORE_SUSPENSE"));
        clear("BACS-20", "2021-12-17", grant).statusCode(422).body("code", is("CLEARING_RECEIPT_UNKNOWN"));
        clear("BACS-21", "2021-12-17", "").statusCode(404).body("code", is("SUSPENSE_UNKNOWN"));
        clear("BACS-20", "2021-12-17", receipt).statusCode(201).body("amount.amount", is("331788.60"));
        clear("BACS-20", "2021-12-17", receipt).statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(council.balance(grant, "cash")).isEqualTo("331788.60");
        assertThat(council.balance(grant, "held")).isEqualTo("331788.60");
        council.reserve(grant, decision, "run-1", "331788.60").then().statusCode(201);
    }

    private ValidatableResponse suspend(String body) {
        return council.as("finance")
                .body(body)
                .post("/v1/grants/" + grant + "/suspense")
                .then();
    }

    private ValidatableResponse clear(String reference, String on, String receipt) {
        String named = receipt.isEmpty() ? "" : ",\"receiptId\":\"" + receipt + "\"";
        return council.as("finance")
                .body("{\"reference\":\"" + reference + "\",\"clearedOn\":\"" + on
                        + "\",\"reason\":\"the remittance advice came\"" + named + "}")
                .post("/v1/grants/" + grant + "/suspense/clearings")
                .then();
    }

    private ValidatableResponse reverse(String id, String on) {
        return council.creating("finance")
                .body("{\"reason\":\"the statement says 17 December\",\"reversedOn\":\"" + on + "\"}")
                .post("/v1/grants/" + grant + "/receipts/" + id + "/reversal")
                .then();
    }

    private ValidatableResponse send(String body) {
        return council.as("finance")
                .body(body)
                .post("/v1/grants/" + grant + "/receipts")
                .then();
    }

    private ValidatableResponse instalment() {
        return council.as("finance")
                .get("/v1/grants/" + grant + "/instalments")
                .then()
                .statusCode(200);
    }

    private static String withVariance(String body, String reason, String more) {
        return body.replaceFirst(
                "}$", ",\"variance\":{\"reason\":\"" + reason + "\",\"note\":\"as the letter says\"" + more + "}}");
    }
}
