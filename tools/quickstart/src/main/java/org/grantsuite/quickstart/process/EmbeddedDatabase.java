package org.grantsuite.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL in the foreground, durable as in production, with a database per service and two roles in each: the
 * owner, which migrates, and the application role, which owns nothing and cannot pass row-level security (DESIGN 7).
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String CLUSTER = "cluster";

    /** The password goes in by standard input: the unprivileged user could not read a file of ours. */
    private static final String INITDB = "umask 077; cat > \"$1/secret\""
            + " && \"$0\" -D \"$2\" -U postgres -A scram-sha-256 -E UTF8 --locale=C --no-instructions"
            + " --pwfile=\"$1/secret\" && rm \"$1/secret\"";

    /** A file that its reader alone may read, from standard input too. */
    private static final String KEEP = "umask 077; cat > \"$0\"";

    private static final String CERTIFICATE = "server.pem";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Process server;
    private final Path data;
    private final int port;
    private final String password;

    /** Where a service finds its database, and as whom. */
    public record ServiceDatabase(
            int port, String name, String ownerRole, String ownerPassword, String appRole, String appPassword) {
        String url() {
            return url(port, name);
        }

        private static String url(int port, String name) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        }
    }

    private EmbeddedDatabase(Process server, Path data, int port, String password) {
        this.server = server;
        this.data = data;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts a server on data of its own.
     *
     * @param data must not exist or be empty: another run's data is never taken over
     */
    public static EmbeddedDatabase start(Spawner spawner, Path binaries, Path data, Path log) throws IOException {
        return start(spawner, binaries, data, log, Optional.empty());
    }

    /** The same; with a certificate it speaks TLS to whoever asks for it. */
    public static EmbeddedDatabase start(
            Spawner spawner, Path binaries, Path data, Path log, Optional<ServerCertificate> certificate)
            throws IOException {
        if (!Directories.children(data).isEmpty()) {
            throw new IllegalStateException("Data directory " + data + " holds the data of another run"
                    + RunDirectory.serverOn(data.resolve(CLUSTER))
                            .map(other -> " and a server (pid " + other.pid() + ") is working on it")
                            .orElse("")
                    + ": refused");
        }
        Files.createDirectories(data);
        PostgresBinaries postgres = PostgresBinaries.unpack(binaries);
        Unprivileged user = Unprivileged.find(postgres.program("postgres"), data);
        String password = secret();
        initialise(spawner, postgres, user, data, password, log);
        if (certificate.isPresent()) {
            Path file = data.resolve(CLUSTER).resolve(CERTIFICATE);
            feed(
                    spawner,
                    user.command(List.of("sh", "-c", KEEP, file.toString())),
                    certificate.get().certificate() + certificate.get().key(),
                    log);
        }
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of(
                postgres.program("postgres").toString(),
                "-D",
                data.resolve(CLUSTER).toString(),
                "-p",
                String.valueOf(port)));
        settings(certificate.isPresent()).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        Process server = spawner.start(user.command(command), "INT", Map.of(), log);
        EmbeddedDatabase database = new EmbeddedDatabase(server, data, port, password);
        database.awaitReady(log);
        return database;
    }

    private static Map<String, String> settings(boolean encrypted) {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "max_connections", "150",
                "timezone", "UTC",
                "log_timezone", "UTC",
                "ssl", encrypted ? "on" : "off",
                "ssl_cert_file", CERTIFICATE,
                "ssl_key_file", CERTIFICATE);
    }

    private static void initialise(
            Spawner spawner, PostgresBinaries postgres, Unprivileged user, Path data, String password, Path log)
            throws IOException {
        Path cluster = data.resolve(CLUSTER);
        List<String> initdb = user.command(List.of(
                "sh", "-c", INITDB, postgres.program("initdb").toString(), data.toString(), cluster.toString()));
        feed(spawner, initdb, password, log);
    }

    /** Runs a command that reads the text: another user's could not read a file of ours. */
    private static void feed(Spawner spawner, List<String> command, String text, Path log) throws IOException {
        Path secret = Files.createTempFile("quickstart", ".secret");
        try {
            Files.writeString(secret, text);
            Process process = spawner.run(command, secret, log);
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("PostgreSQL could not prepare its data directory; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while preparing the database", e);
        } finally {
            Files.delete(secret);
        }
    }

    private void awaitReady(Path log) throws IOException {
        Instant limit = Instant.now().plus(START);
        while (true) {
            try (Connection connection = connect("postgres")) {
                requireOwnServer(connection);
                return;
            } catch (SQLException notYet) {
                if (!server.isAlive() || Instant.now().isAfter(limit)) {
                    throw new IOException("PostgreSQL did not start; see " + log, notYet);
                }
                Pause.briefly();
            }
        }
    }

    /** A server that somebody else left on this port is refused, never greeted. */
    private void requireOwnServer(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            if (!Path.of(row.getString(1))
                    .toRealPath()
                    .equals(data.resolve(CLUSTER).toRealPath())) {
                throw new IllegalStateException(
                        "Port " + port + " answers for another data directory: " + row.getString(1));
            }
        }
    }

    /** Makes the database and its two roles. */
    public ServiceDatabase create(String name) throws SQLException {
        ServiceDatabase database = new ServiceDatabase(port, name, name + "_owner", secret(), name + "_app", secret());
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            String limits = " login nosuperuser nobypassrls nocreatedb nocreaterole password ";
            statement.execute("create role " + database.ownerRole() + limits + "'" + database.ownerPassword() + "'");
            statement.execute("create role " + database.appRole() + limits + "'" + database.appPassword() + "'");
            statement.execute("create database \"" + name + "\" owner " + database.ownerRole());
            statement.execute("revoke all on database \"" + name + "\" from public");
            statement.execute("grant connect, temporary on database \"" + name + "\" to " + database.appRole());
        }
        return database;
    }

    /** As superuser, for the server's own settings; no row may be looked at through it. */
    public Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(ServiceDatabase.url(port, name), "postgres", password);
    }

    public long pid() {
        return server.pid();
    }

    public int port() {
        return port;
    }

    static String secret() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Fast shutdown (SIGINT): open sessions are ended, the data is flushed. */
    @Override
    public void close() throws IOException {
        if (server.isAlive()) {
            new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start();
        }
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.destroyForcibly();
        }
    }
}
