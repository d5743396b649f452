package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.receiptBody;
import static org.grantsuite.grant.testing.Council.spendBody;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, the answer is a clear problem and nothing is stored. */
@GrantServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private final Council council = Council.one();
    private String grant;

    /** One grant for all of them: nothing is ever stored on it. */
    @BeforeEach
    void begin() {
        if (grant == null) {
            grant = council.aGrant();
        }
    }

    @AfterEach
    void shouldHaveStoredNothing() {
        assertThat(council.journals(grant)).isEmpty();
        council.as("finance").get("/v1/grants/" + grant + "/receipts").then().body("items.size()", is(0));
        council.as("finance")
                .get("/v1/grants/" + grant + "/direct-spend")
                .then()
                .body("items.size()", is(0));
    }

    @Test
    void shouldRefuseMalformedJsonWithItsPlace() {
        receipt("{\"instalmentNumber\":1,").statusCode(400).body("code", is("BODY_MALFORMED"));
        receipt("").statusCode(400).body("code", is("BODY_MISSING"));
        receipt("null").statusCode(400).body("code", is("BODY_MISSING"));
        receipt("[]").statusCode(400).body("code", is("FIELD_TYPE_WRONG"));
        receipt(good() + " {}").statusCode(400).body("code", notNullValue());
        receipt(good().replaceFirst("\\{", "{\"instalmentNumber\":2,"))
                .statusCode(400)
                .body("code", notNullValue());
    }

    @Test
    void shouldRefuseAnUnknownFieldByName() {
        receipt(good().replaceFirst("\\{", "{\"colour\":\"red\","))
                .statusCode(400)
                .body("code", is("FIELD_UNKNOWN"))
                .body("violations[0].field", is("colour"));
        receipt(good().replace("\"currency\":\"GBP\"", "\"currency\":\"GBP\",\"rate\":\"1\""))
                .statusCode(400)
                .body("code", is("FIELD_UNKNOWN"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"instalmentNumber\":1 | \"instalmentNumber\":\"1\"",
                "\"instalmentNumber\":1 | \"instalmentNumber\":1.0",
                "\"instalmentNumber\":1 | \"instalmentNumber\":1e0",
                "\"instalmentNumber\":1 | \"instalmentNumber\":true",
                "\"dateAssumed\":false | \"dateAssumed\":\"no\"",
                "\"dateAssumed\":false | \"dateAssumed\":0",
                "\"bankReference\":\"BACS-BAD\" | \"bankReference\":17",
                "\"receivedOn\":\"2021-12-17\" | \"receivedOn\":20211217",
                "\"receivedOn\":\"2021-12-17\" | \"receivedOn\":\"2021-13-01\"",
                "\"receivedOn\":\"2021-12-17\" | \"receivedOn\":\"17/12/2021\"",
                "{\"amount\":\"331788.60\",\"currency\":\"GBP\"} | \"331788.60\""
            })
    void shouldRefuseAWrongType(String good, String bad) {
        receipt(good().replace(good, bad)).statusCode(400).body("code", is("FIELD_TYPE_WRONG"));
    }

    @ParameterizedTest
    @CsvSource({"+999999-01-01", "-0001-01-01", "1899-12-31"})
    void shouldRefuseADayNoCalendarHolds(String day) {
        receipt(good().replace("2021-12-17", day))
                .statusCode(400)
                .body("code", is("FIELD_INVALID"))
                .body("violations[0].field", is("receivedOn"));
    }

    /** PostgreSQL knows no offset of sixteen hours, Java does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-01-24T05:13:49+16:05",
                "2022-01-24T05:13:49-14:01",
                "0742-01-24T05:13:49Z",
                "+12022-01-24T05:13:49Z"
            })
    void shouldRefuseAMomentNoCalendarHolds(String moment) {
        Contract.unchecked(council.token("auditor"))
                .queryParam("asKnownAt", moment)
                .get("/v1/grants/" + grant + "/outturn")
                .then()
                .statusCode(400)
                .body("code", is("PARAMETER_INVALID"))
                .body("detail", containsString("asKnownAt"));
    }

    /** Of a body every moment is taken to UTC first: its offset may be any. */
    @ParameterizedTest
    @ValueSource(strings = {"0742-01-24T05:13:49Z", "+12022-01-24T05:13:49Z"})
    void shouldRefuseAMomentOfABodyNoCalendarHolds(String moment) {
        String body = """
                {"reportingPoint":"RP1","departmentReturnId":"%s","version":1,"channel":"EMAIL",
                 "sentAt":"%s","fileName":"a.xlsx","fileHash":"%s","submittedBy":"rita.returns"}""";
        unchecked("grants-officer", body.formatted(UUID.randomUUID(), moment, "ab".repeat(32)), "/submissions")
                .statusCode(400)
                .body("code", is("FIELD_INVALID"))
                .body("violations[0].field", is("sentAt"));
    }

    @ParameterizedTest
    @CsvSource({
        "331788.605",
        "331788.6",
        "331788",
        "1e5",
        "1E+5",
        "3.3178860E5",
        "+1.00",
        "' 1.00'",
        "'1,000.00'",
        "NaN",
        "100000000000000000000.00",
        "'٣.٠٠'"
    })
    void shouldRefuseAnAmountThatIsNotTwoDecimals(String amount) {
        receipt(good().replace("331788.60", amount))
                .statusCode(400)
                .body("code", is("FIELD_INVALID"))
                .body("violations[0].message", containsString("two decimals"));
    }

    @ParameterizedTest
    @CsvSource({"331788.60", "331788", "1e5", "3.317886e5"})
    void shouldRefuseAnAmountThatIsANumber(String amount) {
        receipt(good().replace("\"331788.60\"", amount)).statusCode(400).body("code", is("FIELD_TYPE_WRONG"));
    }

    @ParameterizedTest
    @CsvSource({"-1.00", "0.00", "-0.00"})
    void shouldRefuseAnAmountThatIsNotPositive(String amount) {
        receipt(good().replace("331788.60", amount)).statusCode(400).body("code", is("AMOUNT_NOT_POSITIVE"));
        unchecked(
                        "finance",
                        spendBody("1.00", "2022-01-05", "").replace("\"1.00\"", "\"" + amount + "\""),
                        "/direct-spend")
                .statusCode(400)
                .body("code", is("AMOUNT_NOT_POSITIVE"));
        unchecked(
                        "grants-officer",
                        """
                        {"reportingPoint":"RP1","departmentReturnId":"%s","version":1,"channel":"EMAIL",
                         "sentAt":"2022-01-12T10:15:00Z","fileName":"rp1.xlsx","fileHash":"%s","submittedBy":"carol",
                         "estimatedCost":%s}""".formatted(UUID.randomUUID(), "ab".repeat(32), Council.money(amount)),
                        "/submissions")
                .statusCode(400)
                .body("code", is("AMOUNT_NOT_POSITIVE"));
    }

    @Test
    void shouldRefuseAnotherCurrencyAndAMissingField() {
        receipt(good().replace("GBP", "EUR")).statusCode(400).body("code", is("FIELD_INVALID"));
        receipt(good().replace("\"dateAssumed\":false", "\"dateAssumed\":null")).statusCode(400);
        receipt("{}").statusCode(400).body("code", is("FIELD_INVALID"));
    }

    @Test
    void shouldRefuseATextLongerThanItsLimit() {
        receipt(good().replace("BACS-BAD", "B".repeat(61)))
                .statusCode(400)
                .body("code", is("FIELD_INVALID"))
                .body("violations[0].field", containsString("bankReference"));
    }

    @Test
    void shouldRefuseDatesOutsideTheWindowAndUnknownMeasures() {
        unchecked("finance", spendBody("1.00", "2021-10-20", ""), "/direct-spend")
                .statusCode(422)
                .body("code", is("SPEND_OUTSIDE_WINDOW"));
        unchecked("finance", spendBody("1.00", "2022-04-01", ""), "/direct-spend")
                .statusCode(422)
                .body("code", is("SPEND_OUTSIDE_WINDOW"));
        unchecked(
                        "finance",
                        spendBody("1.00", "2022-01-05", "").replace("LOCAL_RECRUITMENT", "NONSUCH"),
                        "/direct-spend")
                .statusCode(422)
                .body("code", is("MEASURE_UNKNOWN"));
    }

    @Test
    void shouldRefuseABodyOfTwentyMegabytes() {
        String huge = good().replace("BACS-BAD", "x".repeat(20 * 1024 * 1024));

        receipt(huge).statusCode(413).body("code", is("BODY_TOO_LARGE"));
    }

    @Test
    void shouldRefuseTextThatIsNotUtf8() {
        byte[] body = good().getBytes(StandardCharsets.UTF_8);
        body[good().indexOf("BACS")] = (byte) 0xC3;
        body[good().indexOf("BACS") + 1] = (byte) 0x28;

        Contract.unchecked(council.token("finance"))
                .body(body)
                .post("/v1/grants/" + grant + "/receipts")
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"));
    }

    @Test
    void shouldRefuseNulAndHalfACharacter() {
        receipt(good().replace("BACS-BAD", "BACS\\u0000")).statusCode(400).body("code", is("BODY_NOT_TEXT"));
        receipt(good().replace("BACS-BAD", "BACS\\ud800")).statusCode(400).body("code", is("BODY_NOT_TEXT"));
    }

    @Test
    void shouldRefuseAnotherMediaTypeMethodPathAndForm() {
        var token = council.token("finance");
        Contract.unchecked(token)
                .contentType("text/plain")
                .body("x")
                .post("/v1/grants/" + grant + "/receipts")
                .then()
                .statusCode(415)
                .body("code", is("MEDIA_TYPE_UNSUPPORTED"));
        Contract.unchecked(token)
                .accept("application/xml")
                .get("/v1/grants")
                .then()
                .statusCode(406);
        Contract.unchecked(token)
                .delete("/v1/grants")
                .then()
                .statusCode(405)
                .header("Allow", "GET, POST, HEAD, OPTIONS");
        Contract.unchecked(token)
                .options("/v1/grants/" + UUID.randomUUID() + "/conditions")
                .then()
                .header("Allow", "GET, HEAD, OPTIONS");
        Contract.unchecked(token).get("/v1/nothing").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/grants?limit=0",
        "/v1/grants?limit=501",
        "/v1/grants?limit=many",
        "/v1/grants?cursor=",
        "/v1/grants/{grant}/funding?asOf=",
        "/v1/grants?cursor=%21%21",
        "/v1/grants/{grant}/journals?from=yesterday",
        "/v1/grants/{grant}/journals?kind=THEFT",
        "/v1/grants/{grant}/ledger/balances?asKnownAt=noon",
        "/v1/grants/{grant}/ledger/watermark"
    })
    void shouldRefuseParametersThatCannotBeRead(String path) {
        Contract.unchecked(council.token("finance"))
                .urlEncodingEnabled(false)
                .get(path.replace("{grant}", grant))
                .then()
                .statusCode(400)
                .body("code", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/grants?limit=501, query, limit, must be less than or equal to 500",
        "/v1/grants/{grant}/ledger/watermark, query, onOrBefore, must not be null",
        "/v1/schemes/{long}/editions/1, path, schemeCode, size must be between",
    })
    void shouldNameTheParameterThatBreaksItsRule(String path, String in, String field, String message) {
        Contract.unchecked(council.token("finance"))
                .get(path.replace("{grant}", grant).replace("{long}", "X".repeat(41)))
                .then()
                .statusCode(400)
                .body("code", is("FIELD_INVALID"))
                .body("detail", containsString(field + ": " + message))
                .body("violations[0].in", is(in))
                .body("violations[0].field", is(field))
                .body("violations[0].message", containsString(message));
    }

    /** Taken for false, a trial would have been one in earnest. */
    @Test
    void shouldRefuseATrialThatIsNeitherTrueNorFalse() {
        Contract.unchecked(council.token("grants-officer"))
                .body("{}")
                .post("/v1/schemes?dryRun=yes")
                .then()
                .statusCode(400)
                .body("code", is("PARAMETER_INVALID"))
                .body("detail", is("dryRun is yes; give true or false"));
    }

    @Test
    void shouldNameThePlaceInTheBody() {
        Contract.unchecked(council.token("finance"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(spendBody("1.005", "2022-01-05", ""))
                .post("/v1/grants/" + grant + "/direct-spend")
                .then()
                .statusCode(400)
                .body("violations.in", contains("body"))
                .body("violations.field", contains("amount"));
    }

    @Test
    void shouldNameTheHeader() {
        Contract.unchecked(council.token("grants-officer"))
                .header("If-Match", "9".repeat(81))
                .body("{}")
                .patch("/v1/grants/" + grant)
                .then()
                .statusCode(400)
                .body("violations.in", contains("header"))
                .body("violations.field", contains("If-Match"));
    }

    @Test
    void shouldAskForAnIdempotencyKey() {
        Contract.unchecked(council.token("finance"))
                .body(spendBody("1.00", "2022-01-05", ""))
                .post("/v1/grants/" + grant + "/direct-spend")
                .then()
                .statusCode(400);
        Contract.unchecked(council.token("finance"))
                .header("Idempotency-Key", "short")
                .body(spendBody("1.00", "2022-01-05", ""))
                .post("/v1/grants/" + grant + "/direct-spend")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AAA\"", "false", "0", "[]", "[[]]"})
    void shouldRefuseADocumentThatIsNoObject(String document) {
        for (String path : List.of("/v1/schemes", "/v1/schemes?dryRun=true")) {
            Contract.unchecked(council.token("grants-officer"))
                    .body(document)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("code", is("SCHEME_INVALID"));
        }
    }

    @Test
    void shouldRefuseASchemeThatFailsItsSchema() {
        Contract.unchecked(council.token("grants-officer"))
                .body("{\"schemaVersion\":\"1.0\",\"schemeCode\":\"X-1\",\"edition\":\"1\","
                        + "\"status\":\"COMPLETE\",\"name\":\"X\"}")
                .post("/v1/schemes")
                .then()
                .statusCode(400)
                .body("code", is("SCHEME_INVALID"))
                .body("violations.field", org.hamcrest.Matchers.hasItem("/spendWindow"));
        Contract.unchecked(council.token("grants-officer"))
                .body("[1,2]")
                .post("/v1/schemes")
                .then()
                .statusCode(400);
    }

    private static String good() {
        return receiptBody(1, "BACS-BAD", "331788.60", "2021-12-17");
    }

    private ValidatableResponse receipt(String body) {
        return unchecked("finance", body, "/receipts");
    }

    private ValidatableResponse unchecked(String role, String body, String path) {
        return Contract.unchecked(council.token(role))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/grants/" + grant + path)
                .then()
                .contentType("application/problem+json");
    }
}
