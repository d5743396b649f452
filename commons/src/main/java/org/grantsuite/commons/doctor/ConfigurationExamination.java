package org.grantsuite.commons.doctor;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** What must be set, and what must not be as it was in a demonstration. */
final class ConfigurationExamination implements Examination {
    private static final List<String> NEEDED = List.of(
            "suite.database.host",
            "suite.database.port",
            "suite.database.name",
            "suite.database.app-role",
            "suite.database.owner-role",
            "quarkus.datasource.password",
            "quarkus.flyway.password");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final int KEY_BYTES = 32;

    @Override
    public void examine(Settings settings, Findings findings) {
        for (String name : NEEDED) {
            findings.expect(
                    settings.find(name).isPresent(), name + " is set", "set it (environment or the file of secrets)");
        }
        findings.expect(
                !settings.get("suite.database.app-role").equals(settings.get("suite.database.owner-role")),
                "the application works as another role than the one that migrates",
                "give suite.database.app-role and suite.database.owner-role different roles");
        passwords(settings, findings);
        identity(settings, findings);
        for (String setting : Settings.SEALING_KEYS) {
            keys(settings, findings, setting);
        }
    }

    private static void passwords(Settings settings, Findings findings) {
        boolean same = settings.find("quarkus.datasource.password").equals(settings.find("quarkus.flyway.password"));
        findings.expect(!same, "the two roles have different passwords", "whoever has one has both: change one");
        for (String name :
                List.of("quarkus.datasource.password", "quarkus.flyway.password", "suite.service-token.secret")) {
            if (settings.get(name).startsWith("demonstration")) {
                findings.mend(
                        name + " is the demonstration's", "anybody can read it in docker-compose.yml: choose another");
            }
        }
    }

    private static void identity(Settings settings, Findings findings) {
        boolean server = settings.find("quarkus.oidc.auth-server-url").isPresent();
        boolean key = settings.find("quarkus.oidc.public-key").isPresent()
                && settings.find("quarkus.oidc.token.issuer").isPresent();
        findings.expect(
                server != key,
                "one source of tokens is believed",
                "set quarkus.oidc.auth-server-url, or quarkus.oidc.public-key with quarkus.oidc.token.issuer, not both");
        findings.expect(
                settings.find("quarkus.oidc.token.audience").isPresent(),
                "an audience is asked for",
                "set quarkus.oidc.token.audience: without it any application's token is taken");
        boolean calls = settings.find("quarkus.rest-client.grant-service.url").isPresent();
        if (calls) {
            boolean enabled = "true".equals(settings.get("suite.service-token.enabled"));
            boolean secret = !settings.get("suite.service-token.secret").equals("unset");
            findings.expect(
                    enabled && secret,
                    "deliveries have credentials of their own",
                    "set suite.service-token.enabled, .url, .client-id and .secret: without them the outbox delivers nothing");
        }
    }

    private static void keys(Settings settings, Findings findings, String setting) {
        List<String> names = new ArrayList<>();
        for (String pair : settings.pairs(setting)) {
            // Told by its place: what stands before a colon that was forgotten is the key itself.
            String name = pair.substring(0, Math.max(0, pair.indexOf(':'))).strip();
            findings.expect(
                    NAME.matcher(name).matches()
                            && isKey(pair.substring(pair.indexOf(':') + 1))
                            && !names.contains(name),
                    setting + ": key " + (names.size() + 1) + " is one",
                    "it must be a name of its own (letters, digits, . _ -), a colon, and the Base64 of 32 bytes: openssl rand -base64 32");
            names.add(name);
        }
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text.trim()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
