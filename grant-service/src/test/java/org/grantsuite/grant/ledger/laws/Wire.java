package org.grantsuite.grant.ledger.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.grantsuite.commons.testing.Tokens;

/** Requests as a stranger sends them: JSON over HTTP with a signed token, nothing of the service's own code. */
final class Wire {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(4);
    private static final String JSON = "application/json";
    private static final ObjectMapper READER = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Signed> tokens = new ConcurrentHashMap<>();
    private final URI base;
    private final String council;

    Wire(URI base, String council) {
        this.base = base;
        this.council = council;
    }

    private record Signed(String token, Instant at) {
        boolean isFresh() {
            return at.plus(TOKEN_LIFE).isAfter(Instant.now());
        }
    }

    /**
     * A moving request; sent twice it is the same request.
     *
     * @param role of who sends it, with a name behind a stroke where it matters who that is
     */
    record Post(String role, String path, String idempotencyKey, String body) {}

    record Answer(int status, JsonNode body, boolean replayed) {
        boolean isDone() {
            return status == 200 || status == 201;
        }

        String text(String field) {
            return body.path(field).asText();
        }
    }

    Answer send(Post post) {
        return answer(http.sendAsync(request(post), BodyHandlers.ofString()).join());
    }

    /** The same request twice at the same time. */
    List<Answer> sendTwice(Post post) {
        CompletableFuture<HttpResponse<String>> one = http.sendAsync(request(post), BodyHandlers.ofString());
        CompletableFuture<HttpResponse<String>> other = http.sendAsync(request(post), BodyHandlers.ofString());
        return List.of(answer(one.join()), answer(other.join()));
    }

    Answer get(String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token("finance"))
                .build();
        try {
            return answer(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(Post post) {
        return HttpRequest.newBuilder(base.resolve(post.path()))
                .header("Authorization", "Bearer " + token(post.role()))
                .header("Content-Type", JSON)
                .header("Idempotency-Key", post.idempotencyKey())
                .POST(BodyPublishers.ofString(post.body()))
                .build();
    }

    private static Answer answer(HttpResponse<String> response) {
        boolean replayed = response.headers().firstValue("Idempotency-Replayed").isPresent();
        try {
            return new Answer(response.statusCode(), READER.readTree(response.body()), replayed);
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON: " + response.body(), e);
        }
    }

    private String token(String role) {
        return tokens.compute(
                        role,
                        (same, held) -> held != null && held.isFresh()
                                ? held
                                : new Signed(sign(role.split("/", 2)), Instant.now()))
                .token();
    }

    private String sign(String[] roleAndName) {
        String name = roleAndName.length == 2 ? roleAndName[1] : "a-" + roleAndName[0];
        return Tokens.of(council, name, roleAndName[0]);
    }
}
