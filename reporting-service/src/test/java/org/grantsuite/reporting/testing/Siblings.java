package org.grantsuite.reporting.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.grantsuite.commons.testing.Contract;

/** Programs {@link SiblingStub}; no answer gets in that the sibling's own contract would not allow. */
public final class Siblings {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final OpenApiInteractionValidator GRANT = contract("grant-service");
    private static final OpenApiInteractionValidator ALLOCATION = contract("allocation-service");

    private Siblings() {}

    /** One request as a sibling saw it. */
    public record Asked(
            String method, String path, String authorization, String council, String body, String idempotencyKey) {

        public JsonNode json() {
            return read(body);
        }
    }

    /** @param path with the sibling's prefix, /grant or /allocation; {@code grantId} where the path itself has none */
    static void answer(String method, String path, String grantId, int status, Object body) {
        put("/answers/", method, path, grantId, status, body);
    }

    /** The siblings have nothing of this council: to it every grant is unknown, as another's is. */
    public static void haveNothingOf(String council) {
        send(HttpRequest.newBuilder(uri("/strangers/" + council))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Given to the next call alone, before the standing answer. */
    static void answerOnce(String method, String path, Object body) {
        put("/once/", method, path, "", 200, body);
    }

    private static void put(String kind, String method, String path, String grantId, int status, Object body) {
        var json = write(body);
        var bare = path.substring(path.indexOf('/', 1));
        var response = new SimpleResponse.Builder(status)
                .withContentType(status < 400 ? "application/json" : "application/problem+json")
                .withBody(json)
                .build();
        var report = validator(path).validateResponse(bare, Request.Method.valueOf(method), response);
        assertThat(report.getMessages())
                .as("the stub's answer to %s %s", method, path)
                .isEmpty();
        var key = method + path + (grantId.isEmpty() ? "" : "/of/" + grantId);
        send(HttpRequest.newBuilder(uri(kind + key))
                .PUT(HttpRequest.BodyPublishers.ofString(status + "\n" + json))
                .build());
    }

    /** What was asked whose path or body holds {@code part}; each is held against the sibling's contract. */
    public static List<Asked> asked(String method, String part) {
        var all = send(HttpRequest.newBuilder(uri("/requests")).GET().build()).lines();
        var found = all.map(line -> line.split("\t", -1))
                .map(parts -> new Asked(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]))
                .filter(asked -> asked.method().equals(method) && (asked.path() + asked.body()).contains(part))
                .toList();
        found.stream().filter(asked -> method.equals("POST")).forEach(Siblings::requireValid);
        return found;
    }

    private static void requireValid(Asked asked) {
        var building = SimpleRequest.Builder.post(
                        asked.path().substring(asked.path().indexOf('/', 1)))
                .withContentType("application/json")
                .withHeader("Authorization", asked.authorization())
                .withBody(asked.body());
        var request = asked.idempotencyKey().isEmpty()
                ? building.build()
                : building.withHeader("Idempotency-Key", asked.idempotencyKey()).build();
        assertThat(validator(asked.path()).validateRequest(request).getMessages())
                .as("our request to %s", asked.path())
                .isEmpty();
    }

    private static OpenApiInteractionValidator validator(String path) {
        return path.startsWith("/grant/") ? GRANT : ALLOCATION;
    }

    private static OpenApiInteractionValidator contract(String service) {
        try {
            var file = Path.of(System.getProperty("grantsuite.contracts"), service, "openapi.yaml");
            return Contract.validator(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI uri(String path) {
        return URI.create(System.getProperty(SiblingStub.URL) + path);
    }

    private static String send(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isLessThan(300);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(Object value) {
        try {
            return value instanceof String text ? text : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
