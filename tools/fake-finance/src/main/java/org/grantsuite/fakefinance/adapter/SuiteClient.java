package org.grantsuite.fakefinance.adapter;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few operations of grant-service an adapter needs. The token is read anew each time: it may be renewed meanwhile. */
final class SuiteClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 500;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI suite;
    private final @Nullable Path tokenFile;
    private final @Nullable String council;

    SuiteClient(URI suite, @Nullable Path tokenFile, @Nullable String council) {
        this.suite = suite;
        this.tokenFile = tokenFile;
        this.council = council;
    }

    /** The suite does not answer, or not as agreed: try again in the next cycle. */
    static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message) {
            super(message);
        }
    }

    /** All batches of a status, by number. */
    List<JsonNode> batches(String status) {
        List<JsonNode> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/v1/posting-batches?limit=" + PAGE + "&status=" + status
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").forEach(found::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return found;
    }

    List<SuiteLine> lines(String batchId) {
        List<SuiteLine> found = new ArrayList<>();
        int after = 0;
        do {
            JsonNode page = get("/v1/posting-batches/" + batchId + "/lines?limit=" + PAGE + "&afterLine=" + after);
            page.path("items").forEach(node -> found.add(SuiteLine.of(node)));
            after = page.path("nextAfterLine").asInt(0);
        } while (after > 0);
        return found;
    }

    byte[] file(String batchId) {
        var answer = send(request("/v1/posting-batches/" + batchId + "/file").GET(), BodyHandlers.ofByteArray());
        requireOk(answer, "file of batch " + batchId);
        return answer.body();
    }

    /** @return empty when the batch is taken, else the code of the refusal */
    Optional<String> dispatch(String batchId, String contentHash) {
        var body = JSON.createObjectNode().put("contentHash", contentHash);
        var answer = send(
                request("/v1/posting-batches/" + batchId + "/dispatch")
                        .header("Idempotency-Key", "dispatch-" + batchId)
                        .POST(BodyPublishers.ofString(body.toString())),
                BodyHandlers.ofString());
        return refusal(answer, "dispatch of batch " + batchId);
    }

    /** @return empty when the outcomes are taken, else the code of the refusal */
    Optional<String> report(String batchId, JsonNode outcomes) {
        var answer = send(
                request("/v1/posting-batches/" + batchId + "/outcomes")
                        .POST(BodyPublishers.ofString(outcomes.toString())),
                BodyHandlers.ofString());
        return refusal(answer, "outcomes of batch " + batchId);
    }

    private static Optional<String> refusal(HttpResponse<String> answer, String what) {
        if (answer.statusCode() == 409 || answer.statusCode() == 422) {
            return Optional.of(tree(answer.body()).path("code").asText("REFUSED"));
        }
        requireOk(answer, what);
        return Optional.empty();
    }

    private JsonNode get(String path) {
        var answer = send(request(path).GET(), BodyHandlers.ofString());
        requireOk(answer, path);
        return tree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(suite.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json");
        if (tokenFile != null) {
            request.header("Authorization", "Bearer " + token(tokenFile));
        }
        if (council != null) {
            request.header("X-Council-Code", council);
        }
        return request;
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new Unavailable("the suite does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted");
        }
    }

    private static void requireOk(HttpResponse<?> answer, String what) {
        if (answer.statusCode() / 100 != 2) {
            throw new Unavailable(what + ": " + answer.statusCode());
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new Unavailable("the suite answers no JSON: " + e.getMessage());
        }
    }
}
