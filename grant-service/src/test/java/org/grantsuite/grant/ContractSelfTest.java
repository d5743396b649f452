package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.testing.Council;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract is only worth what its validator sees: one planted fault per keyword this contract uses, each found. */
class ContractSelfTest {
    private static final OpenApiInteractionValidator VALIDATOR =
            Contract.validator(Contract.read("META-INF/openapi.yaml"));
    private static final String PATH = "/v1/grants/0190b0b0-0000-7000-8000-000000000001/receipts";
    private static final String GOOD = Council.receiptBody(1, "BACS-1", "331788.60", "2021-12-17");

    @Test
    void shouldFindNoFaultWhereThereIsNone() {
        assertThat(faults(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "type | \"instalmentNumber\":1 | \"instalmentNumber\":\"1\"",
                "minimum | \"instalmentNumber\":1 | \"instalmentNumber\":0",
                "maximum | \"instalmentNumber\":1 | \"instalmentNumber\":61",
                "maxLength | BACS-1 | BACS-1-which-is-much-longer-than-any-reference-of-a-bank-statement",
                "minLength | BACS-1 | ",
                "pattern | 331788.60 | 331788.6",
                "enum | GBP | EUR",
                "required | \"dateAssumed\":false | \"note\":\"x\"",
                "additionalProperties | \"dateAssumed\":false | \"dateAssumed\":false,\"note\":\"x\"",
                "format.date | 2021-12-17 | 2021-13-17",
                "type | \"dateAssumed\":false | \"dateAssumed\":null"
            })
    void shouldFindThePlantedFault(String keyword, String good, String bad) {
        String body = GOOD.replace(good, bad == null ? "" : bad);

        assertThat(faults(body)).contains("." + keyword);
    }

    @Test
    void shouldFindAnAnswerTheContractDoesNotDescribe() {
        var unknownStatus = SimpleResponse.Builder.status(418).build();
        var missingFields = SimpleResponse.Builder.ok()
                .withContentType("application/json")
                .withBody("{\"items\":[{\"id\":\"x\"}]}")
                .build();

        assertThat(VALIDATOR.validateResponse(PATH, Method.GET, unknownStatus).hasErrors())
                .isTrue();
        assertThat(VALIDATOR.validateResponse(PATH, Method.GET, missingFields).hasErrors())
                .isTrue();
    }

    private static String faults(String body) {
        var request = SimpleRequest.Builder.post(PATH)
                .withContentType("application/json")
                .withAuthorization("Bearer token")
                .withBody(body)
                .build();
        StringBuilder found = new StringBuilder();
        VALIDATOR
                .validateRequest(request)
                .getMessages()
                .forEach(message -> found.append(message.getKey()).append('\n'));
        return found.toString();
    }
}
