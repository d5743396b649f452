package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;
import org.grantsuite.commons.doctor.Doctor;
import org.grantsuite.commons.doctor.Settings;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A well suite, and one fault after the other: each is named, with what to do, and no secret is told. */
@ServiceTest
class DoctorTest {
    private static final String SECRET = "a-secret-nobody-may-read";
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String OTHER_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
    private HttpServer neighbours;
    private final Map<String, String> values = new HashMap<>();
    private final AtomicReference<String> claims =
            new AtomicReference<>("{\"aud\":[\"grant-suite\"],\"roles\":[\"service\"]}");

    @BeforeEach
    void well() throws IOException {
        neighbours = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        answer("/realm/.well-known/openid-configuration", 200, () -> "{\"jwks_uri\":\"" + at("/keys") + "\"}");
        answer("/keys", 200, () -> "{\"keys\":[{\"kid\":\"1\",\"use\":\"sig\"}]}");
        answer("/token", 200, () -> "{\"access_token\":\"h." + encoded(claims.get()) + ".s\"}");
        answer("/q/health/ready", 200, () -> "{}");
        answer("/v1/events", 401, () -> "{}");
        neighbours.start();
        values.put("quarkus.application.name", "allocation-service");
        values.put(
                "quarkus.datasource.jdbc.url",
                ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class));
        values.put("suite.database.name", "suite");
        values.put("suite.database.app-role", PostgresResource.APP_ROLE);
        values.put("suite.database.owner-role", PostgresResource.OWNER_ROLE);
        values.put("quarkus.datasource.password", "one-password");
        values.put("quarkus.flyway.password", "another-password");
        values.put("quarkus.oidc.auth-server-url", at("/realm"));
        values.put("quarkus.oidc.public-key", "");
        values.put("suite.service-token.enabled", "true");
        values.put("suite.service-token.url", at("/token"));
        values.put("suite.service-token.client-id", "allocation-service");
        values.put("suite.service-token.secret", SECRET);
        values.put("quarkus.rest-client.grant-service.url", at(""));
    }

    @AfterEach
    void close() {
        neighbours.stop(0);
    }

    @Test
    void shouldFindNothingToMendInAWellSuite() throws IOException {
        String told = examined(true);

        assertThat(told)
                .contains("nothing to mend", "it is the primary", "row-level security is forced on every table")
                .contains("none this build does not know", "grant-service is ready", "it has the role service");
    }

    @Test
    void shouldNameWhatIsNotSet() throws IOException {
        values.put("suite.database.name", "");
        values.put("quarkus.oidc.auth-server-url", "");
        values.put("suite.service-token.enabled", "false");
        values.put("suite.webhook.encryption-keys", "old:c2hvcnQ=");
        values.put("allocation.payee.keys", "one:" + KEY + ",one:" + KEY);

        assertThat(examined(false))
                .contains(
                        "MEND  suite.database.name is set",
                        "MEND  one source of tokens",
                        "MEND  deliveries have credentials")
                .contains("  ok    allocation.payee.keys: key 1 is one", "MEND  allocation.payee.keys: key 2 is one")
                .contains("MEND  suite.webhook.encryption-keys: key 1 is one");
    }

    @Test
    void shouldRefuseAKeyWithoutANameAndTellNoneOfSeveral() throws IOException {
        values.put("allocation.payee.keys", "old:" + KEY + "," + OTHER_KEY);
        values.put("suite.pages.secret", SECRET + "-of-the-pages");
        values.put("suite.service-token.url", at("/nothing-here?" + KEY + OTHER_KEY + SECRET + "-of-the-pages"));

        assertThat(examined(false))
                .contains("  ok    allocation.payee.keys: key 1 is one", "MEND  allocation.payee.keys: key 2 is one")
                .contains("says 404")
                .doesNotContain(KEY, OTHER_KEY, "of-the-pages");
    }

    @Test
    void shouldReadTheFileOfSecrets(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("suite.properties"),
                "quarkus.datasource.password=same\nquarkus.flyway.password=same\nsuite.service-token.secret=" + SECRET);
        List.of("quarkus.datasource.password", "quarkus.flyway.password", "suite.service-token.secret")
                .forEach(values::remove);
        values.put("smallrye.config.locations", file.toUri().toString());

        assertThat(examined(false))
                .contains("  ok    quarkus.datasource.password is set", "MEND  the two roles have different passwords")
                .contains("it has the role service");
    }

    @Test
    void shouldTellTheDemonstrationsSecretsAndNeverASecret() throws IOException {
        values.put("quarkus.datasource.password", "demonstration-app");
        values.put("quarkus.flyway.password", "demonstration-app");
        values.put("suite.service-token.url", at("/nothing-here?" + SECRET));

        assertThat(examined(false))
                .contains(
                        "MEND  quarkus.datasource.password is the demonstration's",
                        "MEND  the two roles have different")
                .contains("says 404")
                .doesNotContain(SECRET)
                .doesNotContain("demonstration-app");
    }

    @Test
    void shouldTellADatabaseThatIsNotThere() throws IOException {
        values.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/suite");

        assertThat(examined(false)).contains("MEND  the database does not answer suite_app: nothing answers there");
    }

    /** The server of the tests speaks no TLS: whoever asked for it is not served in the open, neither role. */
    @Test
    void shouldAskBothRolesServersForTheTlsThatIsSet() throws IOException {
        URI server = URI.create(values.remove("quarkus.datasource.jdbc.url").replaceFirst("^jdbc:", ""));
        values.put("suite.database.port", String.valueOf(server.getPort()));
        assertThat(examined(true)).contains("the database answers suite_app", "the database answers suite_owner");

        values.put("suite.database.sslmode", "require");
        assertThat(examined(false))
                .contains("MEND  the database does not answer suite_app: The server does not support SSL")
                .contains("MEND  the database does not answer suite_owner");
    }

    @Test
    void shouldTellRowsThatCameFromAnotherServer() throws IOException, SQLException {
        try (Connection superuser = PostgresResource.superuser()) {
            superuser.createStatement().execute("""
                    insert into event (xid, id, council_code, type, subject, occurred_at, data)
                    values ('9000000000000', gen_random_uuid(), 'E08999999', 'Restored', '/v1/probes/1', now(), '{}')""");
            try {
                assertThat(examined(false))
                        .contains("MEND  event: its transactions are this server's: 9000000000000 is yet to come here")
                        .contains("pg_resetwal -e 2096")
                        .contains("  ok    audit_entry: its transactions are this server's");
            } finally {
                superuser.createStatement().execute("delete from event where type = 'Restored'");
            }
        }
    }

    @Test
    void shouldTellARoleThatIsTooStrong() throws IOException {
        values.put("suite.database.app-role", "postgres");

        assertThat(examined(false))
                .contains("MEND  postgres cannot pass row-level security", "MEND  postgres owns nothing");
    }

    @Test
    void shouldTellAMigrationTheBuildDoesNotKnow() throws IOException, SQLException {
        try (Connection owner = PostgresResource.owner()) {
            owner.createStatement().execute("""
                    insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                      execution_time, success) values (9000, '999', 'later', 'SQL', 'V999__later.sql', 'a', 1, true)""");
            assertThat(examined(true)).contains("look  the database is newer than this build", "[999]");
            owner.createStatement().execute("delete from flyway_schema_history where installed_rank = 9000");
        }
    }

    @Test
    void shouldTellATokenThatIsMeantForOthersOrMayTooMuch() throws IOException {
        claims.set("{\"aud\":\"another\",\"roles\":[\"service\",\"allocation-approver\"]}");

        assertThat(examined(false)).contains("MEND  it is meant for grant-suite", "MEND  it may not approve");
    }

    @Test
    void shouldTellASiblingThatIsNotThereAndOneThatIsSomethingElse() throws IOException {
        values.put("quarkus.rest-client.grant-service.url", "http://127.0.0.1:1");
        assertThat(examined(false)).contains("MEND  grant-service does not answer");

        values.put("quarkus.rest-client.grant-service.url", at("/realm"));
        assertThat(examined(false)).contains("MEND  grant-service is ready", "MEND  grant-service asks for a token");
    }

    private String examined(boolean fine) throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        boolean found = Doctor.examine(Settings.of(values), new PrintStream(told, true, StandardCharsets.UTF_8));
        String text = told.toString(StandardCharsets.UTF_8);
        assertThat(found).as(text).isEqualTo(fine);
        assertThat(text).doesNotContain(SECRET, Tokens.ISSUER + ".eyJ");
        return text;
    }

    private String at(String path) {
        return "http://127.0.0.1:" + neighbours.getAddress().getPort() + path;
    }

    private void answer(String path, int status, java.util.function.Supplier<String> body) {
        neighbours.createContext(path, exchange -> {
            try (exchange) {
                boolean here = exchange.getRequestURI().getPath().equals(path);
                byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(here ? status : 404, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
