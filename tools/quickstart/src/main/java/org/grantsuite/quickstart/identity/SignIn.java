package org.grantsuite.quickstart.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * How people of the demo sign in to the pages: OpenID Connect's code flow with PKCE, as at any provider, but whoever sits at this
 * machine may choose who to be. It says so on its page.
 */
final class SignIn {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String AUTHORIZE = "/authorize";
    private static final String SIGN_OUT = "/sign-out";

    private final DemoIssuer issuer;
    private final List<Person> people = new CopyOnWriteArrayList<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private volatile @Nullable Client client;

    SignIn(DemoIssuer issuer) {
        this.issuer = issuer;
    }

    /** The one client that may ask, and where its people go back to. */
    record Client(String id, String redirectUri, String afterSignOut) {}

    /** Given once, for a minute, to who can show the verifier of its challenge. */
    private record Code(Person person, String challenge, String nonce, Instant until) {}

    void serve(HttpServer server) {
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, 200, discovery()));
        server.createContext("/keys", exchange -> send(exchange, 200, issuer.keySet()));
        server.createContext(AUTHORIZE, this::authorize);
        server.createContext(SIGN_OUT, this::signOut);
    }

    void admit(Client pages, List<Person> whoever) {
        client = pages;
        people.addAll(whoever);
    }

    private String discovery() {
        String url = issuer.address();
        return "{\"issuer\":\"" + DemoIssuer.NAME + "\",\"authorization_endpoint\":\"" + url + AUTHORIZE
                + "\",\"token_endpoint\":\"" + url + "/token\",\"jwks_uri\":\"" + url
                + "/keys\",\"end_session_endpoint\":\"" + url + SIGN_OUT
                + "\",\"code_challenge_methods_supported\":[\"S256\"],\"response_types_supported\":[\"code\"]}";
    }

    private void authorize(HttpExchange exchange) throws IOException {
        boolean chosen = "POST".equals(exchange.getRequestMethod());
        String sent = chosen
                ? new String(exchange.getRequestBody().readNBytes(10_000), StandardCharsets.UTF_8)
                : String.valueOf(exchange.getRequestURI().getRawQuery());
        Map<String, String> asked = fields(sent);
        Client known = client;
        if (known == null
                || !known.id().equals(asked.get("client_id"))
                || !known.redirectUri().equals(asked.get("redirect_uri"))
                || !"S256".equals(asked.get("code_challenge_method"))
                || asked.getOrDefault("code_challenge", "").isEmpty()) {
            send(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        Optional<Person> person = people.stream()
                .filter(one -> chosen && one.subject().equals(asked.get("person")))
                .findFirst();
        if (person.isPresent()) {
            String code = code(person.get(), asked);
            redirect(
                    exchange,
                    known.redirectUri() + "?code=" + code + "&state=" + encode(asked.getOrDefault("state", "")));
        } else {
            html(exchange, choice(asked));
        }
    }

    private String code(Person person, Map<String, String> asked) {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        String code = HexFormat.of().formatHex(bytes);
        codes.put(
                code,
                new Code(
                        person,
                        asked.getOrDefault("code_challenge", ""),
                        asked.getOrDefault("nonce", ""),
                        Instant.now().plus(PATIENCE)));
        return code;
    }

    /** The answer to a code, or empty where it is not one of ours, too old, or the verifier is wrong. */
    Optional<String> redeem(String clientId, Map<String, String> form) {
        Code code = codes.remove(form.getOrDefault("code", ""));
        Client known = client;
        if (code == null
                || known == null
                || !known.id().equals(clientId)
                || !known.redirectUri().equals(form.get("redirect_uri"))
                || Instant.now().isAfter(code.until())
                || !code.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))) {
            return Optional.empty();
        }
        return Optional.of("{\"access_token\":\"" + issuer.token(code.person()) + "\",\"id_token\":\""
                + issuer.idToken(code.person(), clientId, code.nonce())
                + "\",\"token_type\":\"Bearer\",\"expires_in\":" + DemoIssuer.LIFE_MINUTES * 60 + "}");
    }

    private void signOut(HttpExchange exchange) throws IOException {
        Client known = client;
        if (known == null) {
            send(exchange, 400, "{\"error\":\"invalid_request\"}");
        } else {
            redirect(exchange, known.afterSignOut());
        }
    }

    private String choice(Map<String, String> asked) {
        StringBuilder page = new StringBuilder(2_000);
        page.append("<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>Choose who you are – DEMO issuer</title><style>body{font:1.1rem/1.5 arial,sans-serif;"
                + "max-width:44rem;margin:0 auto;padding:1rem;color:#0b0c0c}button{font:inherit;display:block;width:100%;"
                + "text-align:left;padding:.6rem;margin:.4rem 0;background:#fff;border:2px solid #1d3f5e;color:#0b0c0c}"
                + "button:focus{outline:3px solid #fd0}</style></head><body><main><h1>Choose who you are</h1>"
                + "<p><strong>DEMO issuer of this quickstart.</strong> Everybody here is made up; what each may see and do"
                + " is checked as in production.</p><form method=\"post\" action=\"" + AUTHORIZE + "\">");
        asked.forEach((name, value) -> page.append("<input type=\"hidden\" name=\"")
                .append(escape(name))
                .append("\" value=\"")
                .append(escape(value))
                .append("\">"));
        for (Person person : people) {
            page.append("<button name=\"person\" value=\"")
                    .append(escape(person.subject()))
                    .append("\"><strong>")
                    .append(escape(person.subject()))
                    .append("</strong>, ")
                    .append(escape(
                            String.join(", ", person.roles().stream().sorted().toList())))
                    .append("</button>");
        }
        return page.append("</form></main></body></html>").toString();
    }

    static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", URI.create(location).toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void html(HttpExchange exchange, String page) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        write(exchange, 200, page);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        write(exchange, status, json);
    }

    private static void write(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
