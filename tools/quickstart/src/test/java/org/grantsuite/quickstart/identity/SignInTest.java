package org.grantsuite.quickstart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String PAGES = "http://127.0.0.1:9";
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-long";
    private final HttpClient http = HttpClient.newHttpClient();
    private DemoIssuer issuer;
    private String secret;

    @BeforeEach
    void start() throws IOException {
        issuer = DemoIssuer.start();
        secret = issuer.register(DemoIssuer.PAGES);
        issuer.admit(PAGES, List.of(Person.of("gwen", "E08000002", "grants-officer"), Person.of("<eve>", "E08000002")));
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void shouldOfferThePeopleOfTheDemoAndSayThatItIsOne() throws Exception {
        var page = get("/authorize?" + asked(PAGES + "/pages", SignIn.challenge(VERIFIER)));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("DEMO issuer", "value=\"gwen\"", "&lt;eve>");
    }

    @Test
    void shouldGiveTokensOnceForACodeAndItsVerifier() throws Exception {
        String code = code("gwen");

        var answer = redeem(code, VERIFIER, secret);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode tokens = new ObjectMapper().readTree(answer.body());
        assertThat(tokens.path("access_token").asText())
                .isEqualTo(issuer.token(Person.of("gwen", "E08000002", "grants-officer")));
        JwtClaims id = read(tokens.path("id_token").asText());
        assertThat(id.getSubject()).isEqualTo("gwen");
        assertThat(id.getStringClaimValue("nonce")).isEqualTo("n1");
        assertThat(redeem(code, VERIFIER, secret).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldGiveNothingForAnotherVerifierOrSecret() throws Exception {
        assertThat(redeem(code("gwen"), VERIFIER + "x", secret).statusCode()).isEqualTo(400);
        assertThat(redeem(code("gwen"), VERIFIER, "guess").statusCode()).isEqualTo(401);
        assertThat(redeem("made-up", VERIFIER, secret).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldSendNobodyElsewhereOrWithoutAChallenge() throws Exception {
        assertThat(get("/authorize?" + asked("http://evil.example/pages", "c")).statusCode())
                .isEqualTo(400);
        assertThat(get("/authorize?" + asked(PAGES + "/pages", "")).statusCode())
                .isEqualTo(400);
        assertThat(get("/sign-out?post_logout_redirect_uri=http://evil.example")
                        .headers()
                        .firstValue("Location"))
                .contains(PAGES + "/signed-out.html");
    }

    private String code(String person) throws Exception {
        var chosen =
                post("/authorize", asked(PAGES + "/pages", SignIn.challenge(VERIFIER)) + "&person=" + person, "unused");
        assertThat(chosen.statusCode()).isEqualTo(302);
        String location = chosen.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(PAGES + "/pages?").endsWith("&state=s%261");
        return SignIn.fields(URI.create(location).getRawQuery()).get("code");
    }

    private static String asked(String redirect, String challenge) {
        return "client_id=" + DemoIssuer.PAGES + "&state=s%261&nonce=n1&code_challenge_method=S256&code_challenge="
                + challenge + "&redirect_uri=" + URLEncoder.encode(redirect, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> redeem(String code, String verifier, String given) throws Exception {
        return post(
                "/token",
                "grant_type=authorization_code&code=" + code + "&code_verifier=" + verifier + "&redirect_uri="
                        + URLEncoder.encode(PAGES + "/pages", StandardCharsets.UTF_8),
                given);
    }

    private JwtClaims read(String token) throws Exception {
        var keys = new JsonWebKeySet(get("/keys").body());
        return new JwtConsumerBuilder()
                .setVerificationKey(keys.getJsonWebKeys().get(0).getKey())
                .setExpectedIssuer(DemoIssuer.NAME)
                .setExpectedAudience(DemoIssuer.PAGES)
                .build()
                .processToClaims(token);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(issuer.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form, String given) throws Exception {
        String basic =
                Base64.getEncoder().encodeToString((DemoIssuer.PAGES + ":" + given).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(issuer.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", "Basic " + basic)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
