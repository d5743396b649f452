package org.grantsuite.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The validator of every exchange in these tests, tested itself: one planted fault per keyword, each must be seen. */
class ContractSelfTest {
    private static final OpenApiInteractionValidator VALIDATOR =
            Contract.validator(Contract.read("META-INF/openapi.yaml"));
    private static final String PLAN = """
            {"grantId":"01a20092-fc7c-7000-b048-199a07d4aebb","instalmentNumber":1,"name":"n","basis":"AMOUNT",
             "amount":{"amount":"1.00","currency":"GBP"},
             "pots":[{"code":"A","label":"l","recipient":"PROVIDERS","amount":{"amount":"1.00","currency":"GBP"}}]}""";

    private static boolean accepts(String body) {
        return !VALIDATOR
                .validateRequest(new SimpleRequest.Builder("POST", "/v1/plans")
                        .withHeader("Authorization", "Bearer x")
                        .withHeader("Idempotency-Key", UUID.randomUUID().toString())
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)
                        .build())
                .hasErrors();
    }

    @Test
    void shouldAcceptWhatIsRight() {
        assertThat(accepts(PLAN)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "required;\"name\":\"n\",;",
                "additionalProperties;\"name\":\"n\";\"name\":\"n\",\"more\":1",
                "type;\"instalmentNumber\":1;\"instalmentNumber\":\"1\"",
                "minimum;\"instalmentNumber\":1;\"instalmentNumber\":0",
                "maximum;\"instalmentNumber\":1;\"instalmentNumber\":61",
                "minLength;\"name\":\"n\";\"name\":\"\"",
                "enum;\"AMOUNT\";\"FEELING\"",
                "pattern;\"1.00\";\"1.000\"",
                "format;01a20092-fc7c-7000-b048-199a07d4aebb;no-uuid",
                "nested additionalProperties;\"code\":\"A\";\"code\":\"A\",\"more\":1",
                "nested pattern;\"code\":\"A\";\"code\":\"a\""
            })
    void shouldSeeAFaultOf(String keyword, String from, String to) {
        assertThat(PLAN).contains(from);
        assertThat(accepts(PLAN.replace(from, to == null ? "" : to)))
                .as(keyword)
                .isFalse();
    }

    @Test
    void shouldSeeTooManyItems() {
        String pot = PLAN.substring(PLAN.indexOf("[{") + 1, PLAN.lastIndexOf("]"));
        assertThat(accepts(PLAN.replace(pot, (pot + ",").repeat(100) + pot))).isFalse();
        assertThat(accepts(PLAN.replace(pot, ""))).isFalse();
    }

    @Test
    void shouldSeeTooLongAText() {
        assertThat(accepts(PLAN.replace("\"n\"", "\"" + "n".repeat(201) + "\"")))
                .isFalse();
    }

    @Test
    void shouldSeeAnAnswerTheContractDoesNotDescribe() {
        assertThat(VALIDATOR
                        .validateResponse(
                                "/v1/plans",
                                com.atlassian.oai.validator.model.Request.Method.GET,
                                SimpleResponse.Builder.ok()
                                        .withContentType("application/json")
                                        .withBody("{\"items\":[],\"total\":3}")
                                        .build())
                        .hasErrors())
                .isTrue();
        assertThat(VALIDATOR
                        .validateResponse(
                                "/v1/plans",
                                com.atlassian.oai.validator.model.Request.Method.GET,
                                SimpleResponse.Builder.status(418).build())
                        .hasErrors())
                .isTrue();
    }
}
