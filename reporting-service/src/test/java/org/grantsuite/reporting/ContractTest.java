package org.grantsuite.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import java.util.stream.Stream;
import org.grantsuite.commons.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The validator that guards every test really looks: one fault per keyword. */
@Execution(ExecutionMode.CONCURRENT)
class ContractTest {

    private static final OpenApiInteractionValidator VALIDATOR =
            Contract.validator(Contract.read("META-INF/openapi.yaml"));
    private static final String VALID = """
            {"grantId":"0190b0b0-0000-7000-8000-000000000001","reportingPoint":"RP2","providerId":"1-A",
             "locationId":"1-L","awardIds":[],"periodFrom":"2021-10-21","periodTo":"2022-03-31","spend":[],
             "unspent":{"amount":"0.00","currency":"GBP"},"recruits":2,
             "declarations":{"newExpenditure":true,"noDoubleFunding":true},
             "signedBy":"P","signedOn":"2022-04-10","evidenceReferences":[]}""";

    @Test
    void shouldPassAValidRequest() {
        assertThat(faults(VALID)).isEmpty();
    }

    static Stream<Arguments> faultyRequests() {
        return Stream.of(
                Arguments.of("required", "\"locationId\":\"1-L\",", ""),
                Arguments.of("additionalProperties", "\"recruits\":2", "\"unheardOf\":2"),
                Arguments.of("type", "\"recruits\":2", "\"recruits\":\"2\""),
                Arguments.of("minimum", "\"recruits\":2", "\"recruits\":-1"),
                Arguments.of("maximum", "\"recruits\":2", "\"recruits\":1000001"),
                Arguments.of("enum", "GBP", "EUR"),
                Arguments.of("pattern", "\"0.00\"", "\"0.005\""),
                Arguments.of("minLength", "\"signedBy\":\"P\"", "\"signedBy\":\"\""),
                Arguments.of("maxLength", "\"signedBy\":\"P\"", "\"signedBy\":\"" + "P".repeat(121) + "\""),
                Arguments.of("format date", "2022-04-10", "2022-04-31"),
                Arguments.of("format uuid", "0190b0b0-0000", "zzzzzzzz-0000"),
                Arguments.of("maxItems", "\"awardIds\":[]", "\"awardIds\":[" + fiftyOneIds() + "]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyRequests")
    void shouldRefuseOnePlantedFault(String keyword, String good, String bad) {
        assertThat(faults(VALID.replace(good, bad))).as(keyword).isNotEmpty();
    }

    @Test
    void shouldRefuseAnAnswerTheContractDoesNotDescribe() {
        assertThat(answerFaults(200, "{\"items\":[]}")).isEmpty();
        assertThat(answerFaults(200, "{}")).isNotEmpty();
        assertThat(answerFaults(200, "{\"items\":[{\"id\":1}]}")).isNotEmpty();
        assertThat(answerFaults(204, "")).isNotEmpty();
    }

    private static java.util.List<?> faults(String body) {
        var request = SimpleRequest.Builder.post("/v1/provider-returns")
                .withContentType("application/json")
                .withHeader("Authorization", "Bearer x")
                .withHeader("Idempotency-Key", "12345678")
                .withBody(body)
                .build();
        return VALIDATOR.validateRequest(request).getMessages();
    }

    private static java.util.List<?> answerFaults(int status, String body) {
        var answer = new SimpleResponse.Builder(status)
                .withContentType("application/json")
                .withBody(body)
                .build();
        return VALIDATOR
                .validateResponse("/v1/provider-returns", Method.GET, answer)
                .getMessages();
    }

    private static String fiftyOneIds() {
        return String.join(",", java.util.Collections.nCopies(51, "\"0190b0b0-0000-7000-8000-000000000001\""));
    }
}
