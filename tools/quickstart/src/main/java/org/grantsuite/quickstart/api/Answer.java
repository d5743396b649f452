package org.grantsuite.quickstart.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a service answered. */
final class Answer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String call;
    private final int status;
    private final byte[] body;

    Answer(String call, int status, byte[] body) {
        this.call = call;
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    JsonNode json() {
        try {
            return body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(call + " answered " + status + " without JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The refusal's code, or nothing where the answer is no problem document. */
    String code() {
        try {
            return MAPPER.readTree(body).path("code").asText("");
        } catch (IOException notJson) {
            return "";
        }
    }

    @Override
    public String toString() {
        return call + " -> " + status + " " + new String(body, StandardCharsets.UTF_8);
    }
}
