package org.grantsuite.commons.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import org.grantsuite.commons.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whether the validator that guards every exchange of the suite can see at all: one planted fault per keyword, each refused
 * in a request and in an answer. With OpenAPI 3.1 it silently passes wrong types and unknown fields; this test would say so.
 */
class ContractSelfTest {
    private static final OpenApiInteractionValidator VALIDATOR = Contract.validator(Contract.read("self-test.yaml"));
    private static final String PATH = "/things/01a20072-08f9-7000-9a9c-62973196f54d";
    private static final String GOOD = """
            {"name":"abc","kind":"ONE","count":3,"step":10,"day":"2021-11-30","at":"2021-11-30T10:00:00Z",\
            "id":"01a20072-08f9-7000-9a9c-62973196f54d","tags":["a"],"flag":true,"inner":{"x":"y"}}""";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type of a text        | {\"name\":5}",
                "type of a number      | {\"name\":\"abc\",\"count\":\"3\"}",
                "type of a boolean     | {\"name\":\"abc\",\"flag\":\"true\"}",
                "type of an array      | {\"name\":\"abc\",\"tags\":\"a\"}",
                "type of an object     | {\"name\":\"abc\",\"inner\":[]}",
                "type of the body      | []",
                "required              | {\"kind\":\"ONE\"}",
                "required within       | {\"name\":\"abc\",\"inner\":{}}",
                "additionalProperties  | {\"name\":\"abc\",\"nmae\":\"x\"}",
                "additional within     | {\"name\":\"abc\",\"inner\":{\"x\":\"y\",\"z\":1}}",
                "enum                  | {\"name\":\"abc\",\"kind\":\"THREE\"}",
                "pattern               | {\"name\":\"ABC\"}",
                "minLength             | {\"name\":\"a\"}",
                "maxLength             | {\"name\":\"abcdef\"}",
                "minimum               | {\"name\":\"abc\",\"count\":-1}",
                "maximum               | {\"name\":\"abc\",\"count\":11}",
                "multipleOf            | {\"name\":\"abc\",\"step\":7}",
                "format date           | {\"name\":\"abc\",\"day\":\"2021-13-30\"}",
                "format date-time      | {\"name\":\"abc\",\"at\":\"yesterday\"}",
                "format uuid           | {\"name\":\"abc\",\"id\":\"not-one\"}",
                "minItems              | {\"name\":\"abc\",\"tags\":[]}",
                "maxItems              | {\"name\":\"abc\",\"tags\":[\"a\",\"b\",\"c\"]}",
                "uniqueItems           | {\"name\":\"abc\",\"tags\":[\"a\",\"a\"]}",
                "null where none may be| {\"name\":null}",
            })
    void shouldRefuseAPlantedFaultBothWays(String keyword, String body) {
        assertThat(VALIDATOR.validateRequest(request("12345678", body)).hasErrors())
                .as("request")
                .isTrue();
        assertThat(VALIDATOR
                        .validateResponse(PATH, Request.Method.POST, answer(201, body))
                        .hasErrors())
                .as("answer")
                .isTrue();
    }

    @Test
    void shouldPassWhatHasNoFault() {
        assertThat(VALIDATOR.validateRequest(request("12345678", GOOD)).getMessages())
                .isEmpty();
        assertThat(VALIDATOR
                        .validateResponse(PATH, Request.Method.POST, answer(201, GOOD))
                        .getMessages())
                .isEmpty();
    }

    @Test
    void shouldRefuseFaultsOutsideTheBody() {
        assertThat(VALIDATOR.validateRequest(request("short", GOOD)).hasErrors())
                .as("header")
                .isTrue();
        assertThat(VALIDATOR
                        .validateRequest(SimpleRequest.Builder.post(PATH)
                                .withContentType("application/json")
                                .withBody(GOOD)
                                .build())
                        .hasErrors())
                .as("header missing")
                .isTrue();
        assertThat(VALIDATOR
                        .validateRequest(SimpleRequest.Builder.post("/things/5")
                                .withHeader("Idempotency-Key", "12345678")
                                .withContentType("application/json")
                                .withBody(GOOD)
                                .build())
                        .hasErrors())
                .as("path parameter")
                .isTrue();
        assertThat(VALIDATOR
                        .validateRequest(SimpleRequest.Builder.post(PATH)
                                .withQueryParam("limit", "501")
                                .withHeader("Idempotency-Key", "12345678")
                                .withContentType("application/json")
                                .withBody(GOOD)
                                .build())
                        .hasErrors())
                .as("query parameter")
                .isTrue();
        assertThat(VALIDATOR
                        .validateRequest(SimpleRequest.Builder.post(PATH)
                                .withHeader("Idempotency-Key", "12345678")
                                .withContentType("text/plain")
                                .withBody(GOOD)
                                .build())
                        .hasErrors())
                .as("media type")
                .isTrue();
        assertThat(VALIDATOR
                        .validateRequest(SimpleRequest.Builder.get(PATH).build())
                        .hasErrors())
                .as("method")
                .isTrue();
        assertThat(VALIDATOR
                        .validateRequest(SimpleRequest.Builder.get("/nothing").build())
                        .hasErrors())
                .as("path")
                .isTrue();
        assertThat(VALIDATOR
                        .validateResponse(PATH, Request.Method.POST, answer(418, GOOD))
                        .hasErrors())
                .as("status not declared")
                .isTrue();
        assertThat(VALIDATOR
                        .validateResponse(
                                PATH,
                                Request.Method.POST,
                                SimpleResponse.Builder.status(201)
                                        .withContentType("application/json")
                                        .withBody(GOOD)
                                        .build())
                        .hasErrors())
                .as("header of the answer")
                .isTrue();
    }

    private static SimpleRequest request(String key, String body) {
        return SimpleRequest.Builder.post(PATH)
                .withHeader("Idempotency-Key", key)
                .withContentType("application/json")
                .withBody(body)
                .build();
    }

    private static SimpleResponse answer(int status, String body) {
        return SimpleResponse.Builder.status(status)
                .withHeader("ETag", "\"0\"")
                .withContentType("application/json")
                .withBody(body)
                .build();
    }
}
