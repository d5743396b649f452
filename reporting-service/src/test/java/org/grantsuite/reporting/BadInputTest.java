package org.grantsuite.reporting;

import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.key;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.providerReturn;
import static org.grantsuite.reporting.testing.Reporting.raw;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault is a clear problem+json, and nothing is stored. */
@ReportingServiceTest
class BadInputTest {

    private static final String PATH = "/v1/provider-returns";
    private SiblingGrant grant;
    private String valid;

    @BeforeEach
    void aValidRequest() throws JsonProcessingException {
        grant = SiblingGrant.aGrantInUse().publish();
        valid = new ObjectMapper().writeValueAsString(providerReturn(grant, "1-A", "990.00", "10.00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"990.00\"|\"990.005\"|400",
                "\"990.00\"|\"-990.00\"|400",
                "\"990.00\"|\"0.00\"|400",
                "\"990.00\"|\"100000000000000000000.00\"|400",
                "\"990.00\"|9.9e2|400",
                "\"990.00\"|990.00|400",
                "\"GBP\"|\"EUR\"|400",
                "\"recruits\":2|\"recruits\":\"2\"|400",
                "\"recruits\":2|\"recruits\":-2|400",
                "\"recruits\":2|\"recruits\":2.0|400",
                "\"recruits\":2|\"recruits\":1e30|400",
                "\"hours\":\"120.50\"|\"hours\":\"120.505\"|400",
                "\"hours\":\"120.50\"|\"hours\":120.5|400",
                "\"recruits\":2|\"unknown\":2|400",
                "\"recruits\":2|\"hours\":\"1.00\",\"recruits\":2|400",
                "\"2022-04-10\"|\"2022-13-10\"|400",
                "\"2022-04-10\"|20220410|400",
                "\"2022-04-10\"|\"+999999-01-01\"|400",
                "\"2022-04-10\"|\"1899-12-31\"|400",
                "\"RP2\"|\"rp2\"|400",
                "\"1-A\"|\"\"|400",
                "\"RETENTION\"|\"retention; drop table\"|400",
                "\"EV-1\"|\"EV\\u00001\"|400",
                "true|\"true\"|400",
                "\"spend\":[|\"spend\":[null,|400",
                "\"evidenceReferences\":[|\"evidenceReferences\":[null,|400",
            })
    void shouldRefuseAFaultyField(String good, String bad, int status) {
        refused(valid.replace(good, bad)).statusCode(status).body("code", notNullValue());
        nothingStored();
    }

    @Test
    void shouldRefuseWhatIsNotTheExpectedJson() {
        refused("{").statusCode(400).body("code", is("BODY_MALFORMED"));
        refused(valid + "x").statusCode(400).body("code", is("BODY_MALFORMED"));
        refused("[]").statusCode(400).body("code", is("FIELD_TYPE_WRONG"));
        refused("null").statusCode(400).body("code", is("BODY_MISSING"));
        refused("{}").statusCode(400).body("code", is("FIELD_INVALID"));
        nothingStored();
    }

    @Test
    void shouldRefuseBodiesThatAreTooLargeOrNoText() {
        raw(officer(), PATH, " ".repeat(20_000_000) + valid).statusCode(413).body("code", is("BODY_TOO_LARGE"));
        Contract.unchecked(officer())
                .header("Idempotency-Key", key())
                .body(new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'})
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"));
        Contract.unchecked(officer())
                .header("Idempotency-Key", key())
                .contentType("text/csv")
                .body("provider_id\u0000".getBytes(StandardCharsets.UTF_8))
                .post("/v1/provider-return-imports?reportingPoint=RP2&grantId=" + grant.id)
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"));
        // Two encodings in one file: told with the line on which the second begins.
        Contract.unchecked(officer())
                .header("Idempotency-Key", key())
                .contentType("text/csv")
                .body("provider_id\nCaf\u00c3\u00a9\nx\nCaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))
                .post("/v1/provider-return-imports?reportingPoint=RP2&grantId=" + grant.id)
                .then()
                .statusCode(400)
                .body("code", is("BODY_NOT_TEXT"))
                .body("violations[0].line", is(4));
        Contract.unchecked(officer())
                .header("Idempotency-Key", key())
                .contentType("application/xml")
                .body("<a/>")
                .post(PATH)
                .then()
                .statusCode(415);
        nothingStored();
    }

    @Test
    void shouldRefuseParametersItCannotRead() {
        Contract.unchecked(officer()).get(PATH + "/not-a-uuid").then().statusCode(404);
        Contract.unchecked(officer()).get(PATH + "?limit=501").then().statusCode(400);
        Contract.unchecked(officer()).get(PATH + "?limit=many").then().statusCode(400);
        Contract.unchecked(officer()).get(PATH + "?cursor=nonsense").then().statusCode(400);
        Contract.unchecked(officer()).body(valid).post(PATH).then().statusCode(400);
        Contract.unchecked(officer()).accept("application/xml").get(PATH).then().statusCode(406);
    }

    private static io.restassured.response.ValidatableResponse refused(String body) {
        return raw(officer(), PATH, body).contentType("application/problem+json");
    }

    private void nothingStored() {
        get(officer(), PATH + "?grantId=" + grant.id).body("items", empty());
    }
}
