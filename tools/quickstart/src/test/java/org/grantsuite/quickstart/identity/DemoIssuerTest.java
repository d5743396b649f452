package org.grantsuite.quickstart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoIssuerTest {
    private DemoIssuer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = DemoIssuer.start();
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void shouldSignWhatThePublicKeyVerifies() throws Exception {
        JwtClaims claims = read(issuer.token(Person.provider("pia", "E08000002", "1-9")));

        assertThat(claims.getSubject()).isEqualTo("pia");
        assertThat(claims.getStringListClaimValue("council")).containsExactly("E08000002");
        assertThat(claims.getStringListClaimValue("roles")).containsExactly("provider");
        assertThat(claims.getStringListClaimValue("providers")).containsExactly("1-9");
    }

    @Test
    void shouldGiveAKnownServiceItsOwnToken() throws Exception {
        String secret = issuer.register("allocation-service");

        HttpResponse<String> answer = ask("allocation-service", secret);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode json = new ObjectMapper().readTree(answer.body());
        assertThat(read(json.path("access_token").asText()).getStringListClaimValue("roles"))
                .containsExactly("service");
    }

    @Test
    void shouldRefuseAWrongSecretAndAnUnknownClient() throws Exception {
        issuer.register("allocation-service");

        assertThat(ask("allocation-service", "guess").statusCode()).isEqualTo(401);
        assertThat(ask("someone", "").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> ask(String client, String secret) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer.tokenAddress()))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JwtClaims read(String token) throws GeneralSecurityException, InvalidJwtException {
        byte[] key = Base64.getDecoder().decode(issuer.publicKey());
        return new JwtConsumerBuilder()
                .setVerificationKey(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)))
                .setExpectedIssuer(DemoIssuer.NAME)
                .setExpectedAudience(DemoIssuer.AUDIENCE)
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }
}
