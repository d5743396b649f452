package org.grantsuite.quickstart.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.grantsuite.quickstart.api.UnexpectedAnswer;
import org.grantsuite.quickstart.identity.DemoIssuer;
import org.grantsuite.quickstart.identity.Person;
import org.grantsuite.quickstart.process.Pause;

/** The few calls of the campaign, patient while the service is away. */
final class FeedLine {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** An upper-tier authority, as the edition asks. */
    private static final Person OFFICER = Person.of("feed.officer", "E08000002", "grants-officer");

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String address;
    private final String token;
    private final AtomicInteger retries = new AtomicInteger();

    FeedLine(String address, DemoIssuer issuer) {
        this.address = address;
        this.token = issuer.token(OFFICER);
    }

    private record Reply(int status, JsonNode body) {}

    void hold(String edition) {
        send(request("/v1/schemes").POST(BodyPublishers.ofString(edition)), Set.of(200, 201));
    }

    String grant(String determination) {
        String body = """
            {"schemeCode":"WRRF-1","edition":"2021-11","determinationNumber":"%s","name":"Workforce fund","localName":"Feed",
             "allocation":{"amount":"552981.00","currency":"GBP"},"determinedOn":"2021-11-10"}\
            """;
        var request = request("/v1/grants")
                .header("Idempotency-Key", "feed:" + determination)
                .POST(BodyPublishers.ofString(body.formatted(determination)));
        return send(request, Set.of(201)).body().path("id").asText();
    }

    /** One change, one event. A change whose answer was lost is not made again: the version tells. */
    long relabel(String grant, long version, String note) {
        var request = request("/v1/grants/" + grant)
                .header("If-Match", "\"" + version + "\"")
                .method("PATCH", BodyPublishers.ofString("{\"note\":\"" + note + "\"}"));
        Reply reply = send(request, Set.of(200, 412));
        return reply.status() == 200 ? reply.body().path("version").asLong() : version(grant);
    }

    long version(String grant) {
        return send(request("/v1/grants/" + grant).GET(), Set.of(200))
                .body()
                .path("version")
                .asLong();
    }

    JsonNode events(String cursor) {
        String path = "/v1/events?limit=500" + (cursor.isEmpty() ? "" : "&after=" + cursor);
        return send(request(path).GET(), Set.of(200)).body();
    }

    int retries() {
        return retries.get();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private Reply send(HttpRequest.Builder builder, Set<Integer> expected) {
        HttpRequest request = builder.build();
        Instant limit = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (expected.contains(response.statusCode())) {
                    return new Reply(response.statusCode(), MAPPER.readTree(response.body()));
                }
                if (!AWAY.contains(response.statusCode()) || Instant.now().isAfter(limit)) {
                    throw new UnexpectedAnswer(request.method() + " " + request.uri() + ": " + response.statusCode()
                            + " " + response.body());
                }
            } catch (IOException away) {
                if (Instant.now().isAfter(limit)) {
                    throw new UnexpectedAnswer(request.uri() + " had no answer: " + away);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted during " + request.uri(), e);
            }
            retries.incrementAndGet();
            Pause.millis(100);
        }
    }
}
