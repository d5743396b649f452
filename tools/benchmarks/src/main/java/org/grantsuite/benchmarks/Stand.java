package org.grantsuite.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.grantsuite.quickstart.identity.DemoIssuer;
import org.grantsuite.quickstart.identity.Person;
import org.grantsuite.quickstart.process.EmbeddedDatabase;
import org.grantsuite.quickstart.process.EmbeddedDatabase.ServiceDatabase;
import org.grantsuite.quickstart.process.Pause;
import org.grantsuite.quickstart.process.Ports;
import org.grantsuite.quickstart.process.RunDirectory;
import org.grantsuite.quickstart.process.ServiceName;
import org.grantsuite.quickstart.process.Services;
import org.grantsuite.quickstart.process.Spawner;

/**
 * What is measured: one service from its jar, as the container runs it, on a PostgreSQL of its own that is durable (fsync
 * and synchronous_commit on), with tokens checked. Closing it ends both and removes the data.
 */
final class Stand implements AutoCloseable {
    static final String COUNCIL = "E08000002";
    static final String HEAP = "-Xmx256m";
    private static final Duration READY = Duration.ofSeconds(90);

    private final RunDirectory run;
    private final EmbeddedDatabase server;
    private final ServiceDatabase database;
    private final DemoIssuer issuer;
    private final Launch launch;
    private final int port;
    private Process service;

    private Stand(
            RunDirectory run,
            EmbeddedDatabase server,
            ServiceDatabase database,
            DemoIssuer issuer,
            Launch launch,
            int port)
            throws IOException {
        this.run = run;
        this.server = server;
        this.database = database;
        this.issuer = issuer;
        this.launch = launch;
        this.port = port;
        this.service = launch.start(HEAP);
    }

    /** How the service is started, whenever it is. */
    private record Launch(Spawner spawner, Path jar, Path configuration, Path log) {
        Process start(String heap) throws IOException {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    heap,
                    "-Xms64m",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-jar",
                    jar.toString());
            return spawner.start(
                    command,
                    "KILL",
                    Map.of("QUARKUS_CONFIG_LOCATIONS", configuration.toUri().toString()),
                    log);
        }
    }

    static Stand start(Path root, ServiceName name) throws IOException, SQLException {
        return start(root, name, 1);
    }

    /** @param siblings port its siblings are asked at */
    static Stand start(Path root, ServiceName name, int siblings) throws IOException, SQLException {
        Path jar = root.resolve(name.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    name.module() + " is not built: " + jar + " is missing; use tools/benchmarks/run");
        }
        Path target = root.resolve("tools/benchmarks/target");
        RunDirectory run = RunDirectory.open(target.resolve("runs"));
        Spawner spawner = new Spawner();
        EmbeddedDatabase server = EmbeddedDatabase.start(
                spawner, root.resolve("tools/quickstart/target/binaries"), run.data(), run.log("postgres"));
        ServiceDatabase database = server.create(name.database());
        DemoIssuer issuer = DemoIssuer.start();
        int port = Ports.free();
        Path configuration = written(run, name, configuration(name, port, siblings, database, issuer));
        Launch launch = new Launch(spawner, jar, configuration, run.log(name.module()));
        Stand stand = new Stand(run, server, database, issuer, launch, port);
        Runtime.getRuntime().addShutdownHook(new Thread(stand::end, "shutdown"));
        stand.awaitReady();
        return stand;
    }

    /** kill -9, and nothing else. */
    void kill() throws IOException {
        service.destroyForcibly();
        awaitEnd();
    }

    /** On the same data, with another heap. */
    void restart(String heap) throws IOException {
        service.destroy();
        awaitEnd();
        service = launch.start(heap);
        awaitReady();
    }

    private void awaitEnd() throws IOException {
        try {
            if (!service.waitFor(30, TimeUnit.SECONDS)) {
                throw new IOException("the service did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Properties configuration(
            ServiceName of, int port, int siblings, ServiceDatabase database, DemoIssuer issuer) {
        Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
        for (ServiceName name : ServiceName.values()) {
            ports.put(name, name == of ? port : siblings);
        }
        return Services.configuration(of, ports, database, issuer);
    }

    /** In a file that only this user reads, inside the run's own directory. */
    private static Path written(RunDirectory run, ServiceName name, Properties configuration) throws IOException {
        Path file = run.logs().resolveSibling(name.module() + ".properties");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            configuration.store(writer, name.module());
        }
        return file;
    }

    private void awaitReady() throws IOException {
        Instant limit = Instant.now().plus(READY);
        URI health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        while (!answers(health)) {
            if (!service.isAlive() || Instant.now().isAfter(limit)) {
                throw new IOException("the service did not become ready; see " + run.logs());
            }
            Pause.briefly();
        }
    }

    private static boolean answers(URI health) {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setReadTimeout(3_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    long servicePid() {
        return service.pid();
    }

    /** The most the service has had in memory since it started. */
    long peakResidentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(service.pid()), "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no VmHWM of " + service.pid());
    }

    long postgresPid() {
        return server.pid();
    }

    Path postgresLog() {
        return run.log("postgres");
    }

    ServiceDatabase database() {
        return database;
    }

    /** A person of the benchmark's council with these roles. */
    String token(String... roles) {
        return tokenOf(COUNCIL, roles);
    }

    String tokenOf(String council, String... roles) {
        return issuer.token(Person.of("bench-" + String.join("-", roles), council, roles));
    }

    /** As the service itself works: the application's role, behind the wall, for one council. */
    Connection asService() throws SQLException {
        Connection connection = as(database.appRole(), database.appPassword());
        try (var statement = connection.createStatement()) {
            statement.execute("set app.council = '" + COUNCIL + "'");
        }
        return connection;
    }

    /** For settings of the server. */
    Connection asSuperuser() throws SQLException {
        return server.connect("postgres");
    }

    /** To fill tables past their walls and checks. */
    Connection asSuperuserOfService() throws SQLException {
        return server.connect(database.name());
    }

    private Connection as(String role, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name(), role, password);
    }

    private synchronized void end() {
        try {
            service.destroy();
            if (!service.waitFor(15, TimeUnit.SECONDS)) {
                service.destroyForcibly();
            }
            issuer.close();
            server.close();
            run.close();
        } catch (IOException e) {
            System.err.println("Not everything could be ended: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }
}
