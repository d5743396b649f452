package org.grantsuite.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.grantsuite.quickstart.process.EmbeddedDatabase.ServiceDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static RunDirectory run;
    private static EmbeddedDatabase database;
    private static ServiceDatabase service;

    @BeforeAll
    static void start() throws IOException, SQLException {
        run = RunDirectory.open(TARGET.resolve("test-runs"));
        database = EmbeddedDatabase.start(new Spawner(), TARGET.resolve("binaries"), run.data(), run.log("postgres"));
        service = database.create("allocation");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        run.close();
    }

    @Test
    void shouldBeDurable() throws SQLException {
        assertThat(text("show fsync")).isEqualTo("on");
        assertThat(text("show synchronous_commit")).isEqualTo("on");
    }

    @Test
    void shouldGiveTheServiceARoleThatOwnsNothingAndCannotPassRowSecurity() throws SQLException {
        assertThat(text("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles"
                        + " where rolname = current_user"))
                .isEqualTo("f");
        assertThatThrownBy(() -> text("create table intruder (id int)")).isInstanceOf(SQLException.class);
    }

    @Test
    void shouldRefuseTheDataDirectoryOfAnotherRun() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(
                        new Spawner(), TARGET.resolve("binaries"), run.data(), run.log("postgres")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another run")
                .hasMessageContaining("pid " + database.pid());
    }

    @Test
    void shouldRefuseToStartBesideAServerWhoseLauncherIsGone() throws IOException {
        Path runs = Files.createTempDirectory("runs");
        Path orphan = Files.createDirectories(runs.resolve("dead/postgres/cluster"));
        Files.writeString(orphan.resolve("postmaster.pid"), database.pid() + "\n");

        assertThatThrownBy(() -> RunDirectory.open(runs))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kill -INT " + database.pid());
        assertThat(orphan).exists();
    }

    @Test
    void shouldRemoveWhatADeadRunLeft() throws IOException {
        Path runs = Files.createTempDirectory("runs");
        Path left = Files.createDirectories(runs.resolve("dead/postgres/cluster"));

        RunDirectory.open(runs).close();

        assertThat(left).doesNotExist();
    }

    @Test
    void shouldBeKnownByItsCertificateWhereItHasOne() throws IOException, SQLException {
        ServerCertificate own = ServerCertificate.make();
        Path data = run.data().resolve("encrypted");
        try (EmbeddedDatabase encrypted = EmbeddedDatabase.start(
                new Spawner(), TARGET.resolve("binaries"), data, run.log("encrypted"), Optional.of(own))) {
            ServiceDatabase one = encrypted.create("one");

            assertThat(cipher(one, own)).startsWith("TLS");
            assertThatThrownBy(() -> cipher(one, ServerCertificate.make()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("SSL");
        }
    }

    private static String cipher(ServiceDatabase database, ServerCertificate trusted) throws IOException, SQLException {
        Path file = Files.writeString(Files.createTempFile(run.data(), "trusted", ".crt"), trusted.certificate());
        String url = database.url() + "?sslmode=verify-full&sslrootcert=" + file;
        try (Connection connection = DriverManager.getConnection(url, database.appRole(), database.appPassword());
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select version from pg_stat_ssl where pid = pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(service.url(), service.appRole(), service.appPassword());
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
