package org.grantsuite.quickstart.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * The demo's identity provider. Its key is made at launch and lives in this process only; the services get the public
 * half, the issuer's name and the audience by configuration, and check a token as they check any other (DESIGN 7).
 */
public final class DemoIssuer implements Tokens, AutoCloseable {
    public static final String NAME = "grant-suite-demo-issuer";
    public static final String AUDIENCE = "grant-suite";
    /** The client the pages sign people in as. */
    public static final String PAGES = "grant-suite-pages";

    private static final String TOKEN_PATH = "/token";
    static final int LIFE_MINUTES = 12 * 60;

    private final KeyPair keys;
    private final HttpServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<Person, String> tokens = new ConcurrentHashMap<>();
    private final SignIn signIn = new SignIn(this);

    private DemoIssuer(KeyPair keys, HttpServer server) {
        this.keys = keys;
        this.server = server;
    }

    public static DemoIssuer start() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            DemoIssuer issuer = new DemoIssuer(generator.generateKeyPair(), server);
            server.createContext(TOKEN_PATH, issuer::grant);
            issuer.signIn.serve(server);
            server.start();
            return issuer;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    /** Where on the loopback services get their own token by client credentials. */
    public String tokenAddress() {
        return address() + TOKEN_PATH;
    }

    /** Where browsers and the pages find it. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Lets these people sign in to the pages at that address. */
    public void admit(String pages, List<Person> people) {
        signIn.admit(new SignIn.Client(PAGES, pages + "/pages", pages + "/signed-out.html"), people);
    }

    /** The public key as X.509 in Base64, the way a service's configuration wants it. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** Registers a service as a client and gives its secret. */
    public String register(String client) {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        secrets.put(client, secret);
        return secret;
    }

    /** A signed token; the same one for the same person while this issuer lives. */
    @Override
    public String token(Person person) {
        return tokens.computeIfAbsent(person, this::sign);
    }

    private String sign(Person person) {
        JwtClaims claims = claims(person, AUDIENCE);
        claims.setStringClaim("azp", "quickstart");
        claims.setStringListClaim("roles", person.roles().stream().sorted().toList());
        claims.setStringListClaim("council", person.councils());
        claims.setStringListClaim("providers", person.providers());
        return sign(claims);
    }

    /** Says to a client who signed in; what they may do stands in the access token alone. */
    String idToken(Person person, String client, String nonce) {
        JwtClaims claims = claims(person, client);
        if (!nonce.isEmpty()) {
            claims.setStringClaim("nonce", nonce);
        }
        return sign(claims);
    }

    private static JwtClaims claims(Person person, String audience) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience(audience);
        claims.setSubject(person.subject());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(LIFE_MINUTES);
        claims.setGeneratedJwtId();
        return claims;
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(keys.getPrivate());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Could not sign a token", e);
        }
    }

    /** The public key as an OpenID provider publishes it. */
    String keySet() {
        return new JsonWebKeySet(new RsaJsonWebKey((RSAPublicKey) keys.getPublic())).toJson();
    }

    private void grant(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readNBytes(10_000), StandardCharsets.UTF_8);
            String client = authenticated(exchange, body);
            if (client.isEmpty()) {
                answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            } else if (body.contains("grant_type=authorization_code")) {
                var redeemed = signIn.redeem(client, SignIn.fields(body));
                answer(exchange, redeemed.isPresent() ? 200 : 400, redeemed.orElse("{\"error\":\"invalid_grant\"}"));
            } else if (!body.contains("grant_type=client_credentials")) {
                answer(exchange, 400, "{\"error\":\"unsupported_grant_type\"}");
            } else {
                // No council in the token: a service acts for the council each command names (DESIGN 7).
                Person service = new Person(client, Set.of("service"), List.of(), List.of());
                answer(
                        exchange,
                        200,
                        "{\"access_token\":\"" + token(service) + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                                + LIFE_MINUTES * 60 + "}");
            }
        }
    }

    /** The client's name when its secret is right, else empty. By Basic header or by form fields. */
    private String authenticated(HttpExchange exchange, String body) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String[] given = header != null && header.startsWith("Basic ")
                ? new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":", 2)
                : new String[] {field(body, "client_id"), field(body, "client_secret")};
        if (given.length != 2) {
            return "";
        }
        String client = URLDecoder.decode(given[0], StandardCharsets.UTF_8);
        byte[] secret = URLDecoder.decode(given[1], StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        String known = secrets.getOrDefault(client, "");
        boolean right = !known.isEmpty() && MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), secret);
        return right ? client : "";
    }

    private static String field(String form, String name) {
        for (String pair : form.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
