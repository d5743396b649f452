package org.grantsuite.reporting.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for grant-service, allocation-service and the token issuer. It knows nothing: {@link Siblings} puts each
 * answer
 * at {@code /answers/<METHOD>/<path>} after holding it against the sibling's contract, and reads back what was asked.
 * It is
 * programmed over HTTP since tests and test resources live in different class loaders.
 */
public class SiblingStub implements QuarkusTestResourceLifecycleManager {

    static final String URL = "grantsuite.test.siblings-url";
    private static final Pattern GRANT_ID = Pattern.compile("grantId=([0-9a-f-]+)");

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> onceOnly = new ConcurrentHashMap<>();
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            var started = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            started.setExecutor(Executors.newFixedThreadPool(32));
            started.createContext("/", this::handle);
            started.start();
            server = started;
            var url = "http://127.0.0.1:" + started.getAddress().getPort();
            System.setProperty(URL, url);
            return Map.of(
                    "suite.grant-service.url",
                    url + "/grant",
                    "suite.allocation-service.url",
                    url + "/allocation",
                    "suite.service-token.enabled",
                    "true",
                    "quarkus.oidc-client.token-path",
                    url + "/token",
                    "suite.service-token.client-id",
                    "reporting-service",
                    "suite.service-token.secret",
                    "unused");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith("/answers/")) {
            answers.put(path.substring("/answers/".length()), body);
            answer(exchange, 204, "");
        } else if (path.startsWith("/once/")) {
            onceOnly.put(path.substring("/once/".length()), body);
            answer(exchange, 204, "");
        } else if (path.startsWith("/strangers/")) {
            strangers.add(path.substring("/strangers/".length()));
            answer(exchange, 204, "");
        } else if (path.equals("/requests")) {
            answer(exchange, 200, String.join("\n", requests));
        } else if (path.equals("/token")) {
            answer(exchange, 200, "{\"access_token\":\"service-token\",\"expires_in\":3600,\"token_type\":\"bearer\"}");
        } else {
            program(exchange, path, body);
        }
    }

    /** An answer is stored as its status, a newline and the body. */
    private void program(HttpExchange exchange, String path, String body) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var council = exchange.getRequestHeaders().getFirst("X-Council-Code");
        var idempotencyKey = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        requests.add(String.join(
                "\t",
                exchange.getRequestMethod(),
                path,
                authorization,
                council,
                body.replace('\n', ' '),
                idempotencyKey == null ? "" : idempotencyKey));
        var key = exchange.getRequestMethod() + path;
        var grantId = GRANT_ID.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
        var full = grantId.find() ? key + "/of/" + grantId.group(1) : key;
        var first = onceOnly.remove(full);
        var stored = first == null ? answers.get(full) : first;
        if (stored == null || strangers.contains(String.valueOf(council))) {
            answer(exchange, 404, "{\"title\":\"Unknown\",\"status\":404,\"code\":\"NOT_FOUND\"}");
            return;
        }
        int split = stored.indexOf('\n');
        answer(exchange, Integer.parseInt(stored.substring(0, split)), stored.substring(split + 1));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
