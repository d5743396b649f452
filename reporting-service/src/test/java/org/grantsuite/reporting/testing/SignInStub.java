package org.grantsuite.reporting.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.grantsuite.commons.testing.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider that lets in whoever the test says: the code it takes is the access token it gives. It asks for the
 * client's secret and for the verifier of PKCE.
 */
public class SignInStub implements QuarkusTestResourceLifecycleManager {

    private static final String CLIENT = "grant-suite-pages";
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            var started = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server = started;
            var url = "http://127.0.0.1:" + started.getAddress().getPort();
            started.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(exchange, 200, """
                            {"issuer":"%2$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                             "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/sign-out"}""".formatted(url, Tokens.ISSUER)));
            started.createContext("/keys", exchange -> answer(exchange, 200, Tokens.keys()));
            started.createContext("/token", SignInStub::token);
            started.start();
            return Map.of(
                    "suite.pages.enabled",
                    "true",
                    "suite.pages.secret",
                    "a secret of the tests, of 32 characters or more",
                    "quarkus.oidc.pages.auth-server-url",
                    url,
                    "quarkus.oidc.pages.credentials.secret",
                    "secret-of-the-pages");
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

    private static void token(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":secret-of-the-pages").getBytes(StandardCharsets.UTF_8));
        boolean right = authorization.equals(basic)
                && form.containsKey("code_verifier")
                && form.getOrDefault("redirect_uri", "").endsWith("/pages");
        if (!right) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\":\"" + form.get("code") + "\",\"id_token\":\"" + Tokens.idToken(CLIENT, "somebody")
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":600}");
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (var pair : body.split("&", -1)) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
