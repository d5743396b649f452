package org.grantsuite.commons.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The identity provider: there, with keys, its clock ours; and the token this service gets for its deliveries. */
final class IdentityExamination implements Examination {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CLOCKS = Duration.ofSeconds(3);

    @Override
    public void examine(Settings settings, Findings findings) {
        settings.find("quarkus.oidc.auth-server-url").ifPresent(server -> provider(server, findings));
        if ("true".equals(settings.get("suite.service-token.enabled"))) {
            token(settings, findings);
        }
    }

    private static void provider(String server, Findings findings) {
        try {
            HttpResponse<String> answer = Http.get(server + "/.well-known/openid-configuration");
            findings.expect(
                    answer.statusCode() == 200,
                    "the identity provider answers",
                    "it says " + answer.statusCode() + ": look at quarkus.oidc.auth-server-url");
            Http.clockOff(answer)
                    .ifPresent(off -> findings.expect(
                            off.compareTo(CLOCKS) < 0,
                            "its clock is ours to " + off.toSeconds() + " s",
                            "set both by NTP: tokens would come from the future"));
            if (answer.statusCode() == 200) {
                keys(JSON.readTree(answer.body()).path("jwks_uri").asText(), findings);
            }
        } catch (IOException e) {
            findings.mend("the identity provider does not answer", server + ": " + e);
        }
    }

    private static void keys(String address, Findings findings) throws IOException {
        int signing = 0;
        for (JsonNode key : JSON.readTree(Http.get(address).body()).path("keys")) {
            if (!"enc".equals(key.path("use").asText()) && key.hasNonNull("kid")) {
                signing++;
            }
        }
        findings.expect(signing > 0, signing + " signing keys are published", "none at " + address);
    }

    private static void token(Settings settings, Findings findings) {
        String form =
                "grant_type=client_credentials&client_id=" + encoded(settings.get("suite.service-token.client-id"))
                        + "&client_secret=" + encoded(settings.get("suite.service-token.secret"));
        String address = settings.get("suite.service-token.url");
        try {
            HttpResponse<String> answer = Http.post(address, form);
            findings.expect(
                    answer.statusCode() == 200,
                    "this service gets a token for its deliveries",
                    address + " says " + answer.statusCode() + ": look at suite.service-token.client-id and .secret");
            if (answer.statusCode() == 200) {
                claims(JSON.readTree(answer.body()).path("access_token").asText(), settings, findings);
            }
        } catch (IOException e) {
            findings.mend("no token for deliveries", address + ": " + e);
        }
    }

    private static void claims(String token, Settings settings, Findings findings) throws IOException {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            findings.mend("the token for deliveries is no JWT", "the provider must give signed JSON web tokens");
            return;
        }
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        String audience = settings.get("quarkus.oidc.token.audience");
        findings.expect(
                claims.path("aud").toString().contains("\"" + audience + "\""),
                "it is meant for " + audience,
                "map the audience " + audience + " into tokens of this client");
        String roles = claims.path(
                        settings.find("quarkus.oidc.roles.role-claim-path").orElse("roles"))
                .toString();
        findings.expect(
                roles.contains("\"service\""), "it has the role service", "give this client's account the role");
        findings.expect(
                !roles.contains("approver") && !roles.contains("certifier") && !roles.contains("releaser"),
                "it may not approve, release or certify",
                "take every other role away from this client's account: it has " + roles);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
