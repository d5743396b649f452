package org.grantsuite.quickstart.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.grantsuite.quickstart.identity.Person;
import org.grantsuite.quickstart.process.Pause;
import org.grantsuite.quickstart.process.ServiceName;

/** What one person does at the services. */
public final class Desk {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration SETTLE = Duration.ofSeconds(90);
    private static final String JSON = "application/json";
    private static final int CONFLICT = 409;

    private final Api api;
    private final Person person;

    Desk(Api api, Person person) {
        this.api = api;
        this.person = person;
    }

    public JsonNode get(ServiceName service, String path) {
        return expected(api.send(request(service, path, JSON).GET())).json();
    }

    /** The bytes of a file. */
    public byte[] file(ServiceName service, String path, String type) {
        return expected(api.send(request(service, path, type).GET())).body();
    }

    /** Every item of a list that comes whole. */
    public List<JsonNode> items(ServiceName service, String path) {
        List<JsonNode> items = new ArrayList<>();
        get(service, path).path("items").forEach(items::add);
        return items;
    }

    /** Every item of a list, page after page. */
    public List<JsonNode> list(ServiceName service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String page = path + (path.contains("?") ? "&" : "?") + "limit=500";
        String cursor = "";
        do {
            JsonNode answer = get(service, page + cursor);
            answer.path("items").forEach(items::add);
            String next = answer.path("next").asText("");
            cursor = next.isEmpty() || "null".equals(next) ? "" : "&cursor=" + encode(next);
        } while (!cursor.isEmpty());
        return items;
    }

    /**
     * Sends what creates or moves something.
     *
     * @param fact the business fact the request states; its idempotency key is made of it
     */
    public JsonNode post(ServiceName service, String path, Object body, String fact) {
        return expected(api.send(posting(service, path, body, fact))).json();
    }

    public JsonNode post(ServiceName service, String path, String fact) {
        return expected(api.send(request(service, path, JSON)
                        .header("Idempotency-Key", key(fact))
                        .POST(BodyPublishers.noBody())))
                .json();
    }

    public JsonNode postCsv(ServiceName service, String path, String csv, String fact) {
        return expected(api.send(csv(service, path, csv, fact))).json();
    }

    /** Looks at what would come of something, before it is done: in a story told again it may be done already, which is a conflict. */
    public void tryOut(ServiceName service, String path, Object body, String fact) {
        Answer answer = api.send(posting(service, path, body, fact));
        if (answer.status() != CONFLICT) {
            expected(answer);
        }
    }

    /** For what is refused until something on its way has arrived: asked again while the refusal is one of these. */
    public JsonNode postOnceSettled(ServiceName service, String path, Object body, String fact, Set<String> notYet) {
        Instant limit = Instant.now().plus(SETTLE);
        while (true) {
            Answer answer = api.send(posting(service, path, body, fact));
            if (answer.isSuccess()
                    || !notYet.contains(answer.code())
                    || Instant.now().isAfter(limit)) {
                return expected(answer).json();
            }
            Pause.millis(200);
        }
    }

    /**
     * Replaces a part of a versioned resource, unless it says so already: told again, a replacement would take back what was built on
     * it. Where the answer was lost and the change made, the version has moved: then it is made on the new one, to the same end.
     */
    public JsonNode replace(ServiceName service, String resource, String part, Object body) {
        String wanted = write(body);
        for (int attempt = 1; ; attempt++) {
            JsonNode now = get(service, resource);
            if (said(now.path(part)).equals(read(wanted))) {
                return now;
            }
            Answer answer = api.send(request(service, resource + "/" + part, JSON)
                    .header("Content-Type", JSON)
                    .header("If-Match", "\"" + now.path("version").asLong() + "\"")
                    .PUT(BodyPublishers.ofString(wanted)));
            if (answer.status() != 412 || attempt == 5) {
                return expected(answer).json();
            }
        }
    }

    /** A request that must be refused, and so. */
    public Problem refused(ServiceName service, String path, Object body, String fact, int status) {
        return refusal(api.send(posting(service, path, body, fact)), status);
    }

    public Problem refusedCsv(ServiceName service, String path, String csv, String fact, int status) {
        return refusal(api.send(csv(service, path, csv, fact)), status);
    }

    private HttpRequest.Builder posting(ServiceName service, String path, Object body, String fact) {
        return request(service, path, JSON)
                .header("Content-Type", JSON)
                .header("Idempotency-Key", key(fact))
                .POST(BodyPublishers.ofString(write(body)));
    }

    private HttpRequest.Builder csv(ServiceName service, String path, String csv, String fact) {
        return request(service, path, JSON)
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", key(fact))
                .POST(BodyPublishers.ofString(csv));
    }

    private HttpRequest.Builder request(ServiceName service, String path, String accept) {
        return HttpRequest.newBuilder(URI.create(api.address(service) + path))
                .header("Authorization", "Bearer " + api.token(person))
                .header("Accept", accept + ", application/problem+json");
    }

    private static Answer expected(Answer answer) {
        if (!answer.isSuccess()) {
            throw new UnexpectedAnswer(answer.toString());
        }
        return answer;
    }

    /** In a story told again the moment of a refusal may have passed: then it is a conflict with what was done since. */
    private static Problem refusal(Answer answer, int status) {
        if (answer.status() != status && answer.status() != CONFLICT) {
            throw new UnexpectedAnswer("Should have been refused with " + status + ": " + answer);
        }
        JsonNode problem = answer.json();
        return new Problem(
                answer.status(),
                problem.path("code").asText(),
                problem.path("detail").asText(),
                problem.path("violations"));
    }

    /** The fact itself where a header can carry it, cut to the contract's eighty characters. */
    static String key(String fact) {
        String key = "fact:" + fact.replaceAll("[^!-~]", "_");
        return key.length() <= 80 ? key : key.substring(0, 60) + Integer.toHexString(fact.hashCode());
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the lists nothing was said in. */
    private static JsonNode said(JsonNode part) {
        ObjectNode said = MAPPER.createObjectNode();
        part.properties().forEach(field -> {
            if (!field.getValue().isArray() || !field.getValue().isEmpty()) {
                said.set(field.getKey(), field.getValue());
            }
        });
        return said;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON", e);
        }
    }

    private static String write(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON", e);
        }
    }
}
