package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class BadInputTest {
    private static final String OFFICER = Tokens.of("E08000002", "ann", "grants-officer");
    private static final String GOOD =
            "{\"name\":\"NAME\",\"amount\":{\"amount\":\"12.50\",\"currency\":\"GBP\"},\"seenOn\":\"2021-11-30\",\"count\":3}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cut short           | {\"name\": | BODY_MALFORMED",
                "not an object       | [] | FIELD_TYPE_WRONG",
                "the word null       | null | BODY_MISSING",
                "unknown field       | {\"name\":\"x\",\"nmae\":\"y\"} | FIELD_UNKNOWN",
                "number for text     | {\"name\":5} | FIELD_TYPE_WRONG",
                "text for number     | {\"name\":\"x\",\"count\":\"3\"} | FIELD_TYPE_WRONG",
                "fraction for whole  | {\"name\":\"x\",\"count\":3.5} | FIELD_TYPE_WRONG",
                "no such date        | {\"seenOn\":\"2021-02-30\"} | FIELD_TYPE_WRONG",
                "a number for a date | {\"seenOn\":18961} | FIELD_TYPE_WRONG",
                "three decimals      | {\"amount\":{\"amount\":\"1.005\",\"currency\":\"GBP\"}} | FIELD_INVALID",
                "ten to the twenty   | {\"amount\":{\"amount\":\"100000000000000000000.00\",\"currency\":\"GBP\"}} | FIELD_INVALID",
                "exponent as text    | {\"amount\":{\"amount\":\"1E3\",\"currency\":\"GBP\"}} | FIELD_INVALID",
                "exponent as number  | {\"amount\":{\"amount\":1.5e3,\"currency\":\"GBP\"}} | FIELD_TYPE_WRONG",
                "another currency    | {\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}} | FIELD_INVALID",
                "nothing to pay      | {\"amount\":{\"amount\":\"0.00\",\"currency\":\"GBP\"}} | AMOUNT_NOT_POSITIVE",
                "negative            | {\"amount\":{\"amount\":\"-1.00\",\"currency\":\"GBP\"}} | AMOUNT_NOT_POSITIVE",
                "a field twice       | {\"name\":\"x\",\"name\":\"y\"} | BODY_MALFORMED",
                "more after the end  | {\"name\":\"x\"} {} | BODY_MALFORMED",
                "NUL escaped         | {\"name\":\"a\\u0000b\"} | BODY_NOT_TEXT",
                "NUL in a field name | {\"na\\u0000me\":\"b\"} | BODY_NOT_TEXT",
                "half a pair         | {\"name\":\"a\\ud800b\"} | BODY_NOT_TEXT",
            })
    void shouldRefuseWithAClearProblem(String what, String body, String code) throws SQLException {
        long before = rows();
        String key = UUID.randomUUID().toString();
        var answer = Contract.unchecked(OFFICER)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/probes");
        answer.then().contentType("application/problem+json").body("code", is(code));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("detail")).doesNotContain("java.").doesNotContain("org.grantsuite");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        Contract.unchecked(OFFICER)
                .body(GOOD.replace("\"12.50\"", "\"12.5\""))
                .post("/v1/probes")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("amount"))
                .body("detail", containsString("two decimals"));
    }

    @Test
    void shouldRefuseABodyOf20Megabytes() {
        char[] long20 = new char[20_000_000];
        Arrays.fill(long20, 'x');
        Contract.unchecked(OFFICER)
                .body(GOOD.replace("NAME", new String(long20)))
                .post("/v1/probes")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", is("BODY_TOO_LARGE"));
    }

    @Test
    void shouldRefuseInvalidUtf8AndAnEmptyBody() {
        byte[] latin1 = GOOD.replace("NAME", "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        Contract.unchecked(OFFICER)
                .body(latin1)
                .post("/v1/probes")
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"));
        Contract.unchecked(OFFICER)
                .body(new byte[0])
                .post("/v1/probes")
                .then()
                .statusCode(400)
                .body("code", is("BODY_MISSING"));
        Contract.unchecked(OFFICER)
                .contentType("text/csv")
                .body("name,units\ncaf\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1))
                .post("/v1/probes/imports")
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"));
    }

    @Test
    void shouldAnswerWrongAddressesMethodsAndFormsInProblemJson() {
        Contract.unchecked(OFFICER)
                .get("/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", is("NOT_FOUND"));
        Contract.unchecked(OFFICER)
                .get("/v1/probes/not-a-uuid")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        Contract.unchecked(OFFICER)
                .delete("/v1/probes")
                .then()
                .statusCode(405)
                .header("Allow", "GET, POST, HEAD, OPTIONS")
                .body("code", is("METHOD_NOT_ALLOWED"));
        Contract.unchecked(OFFICER)
                .accept("application/xml")
                .get("/v1/probes")
                .then()
                .statusCode(406)
                .body("code", is("NOT_ACCEPTABLE"));
        Contract.unchecked(OFFICER)
                .contentType("text/plain")
                .body("x")
                .post("/v1/probes")
                .then()
                .statusCode(415)
                .body("code", is("MEDIA_TYPE_UNSUPPORTED"));
        Contract.unchecked(OFFICER)
                .urlEncodingEnabled(false)
                .get("/v1/probes/events?after=%00")
                .then()
                .statusCode(400)
                .body("code", is("PARAMETER_INVALID"));
        Contract.unchecked(OFFICER)
                .get("/v1/probes/events?after=rubbish")
                .then()
                .statusCode(400)
                .body("code", is("CURSOR_INVALID"));
    }

    /** The class takes POST too: on the path asked for it is not allowed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/probes | GET, POST, HEAD, OPTIONS",
                "/v1/probes/01a20072-08f9-7000-9a9c-62973196f54d | GET, HEAD, OPTIONS",
                "/v1/probes/imports | POST, OPTIONS",
            })
    void shouldTellTheMethodsOfThePathAskedFor(String path, String allowed) {
        Contract.unchecked(OFFICER).options(path).then().statusCode(200).header("Allow", allowed);
        Contract.unchecked(OFFICER).body("{}").put(path).then().statusCode(405).header("Allow", allowed);
    }

    @Test
    void shouldTellAnUnreadableQueryParameterFromAMissingThing() {
        Contract.unchecked(OFFICER)
                .get("/v1/probes/events?limit=many")
                .then()
                .statusCode(400)
                .body("code", is("PARAMETER_INVALID"))
                .body("detail", containsString("limit"));
    }

    @Test
    void shouldTellLineAndColumnOfABrokenImport() {
        StringBuilder file = new StringBuilder("name,units\n");
        for (int line = 2; line <= 500; line++) {
            file.append("home ").append(line).append(line == 400 ? ",\n" : ",7\n");
        }
        Contract.unchecked(OFFICER)
                .contentType("text/csv")
                .body(file.toString())
                .post("/v1/probes/imports")
                .then()
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations.size()", is(1))
                .body("violations[0].line", is(400))
                .body("violations[0].column", is("units"));
    }

    private static long rows() throws SQLException {
        try (var connection = PostgresResource.superuser();
                var rows = connection.createStatement().executeQuery("select count(*) from probe")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
