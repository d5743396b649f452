package org.grantsuite.grant.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.receiptBody;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

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
