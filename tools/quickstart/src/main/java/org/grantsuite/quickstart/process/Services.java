package org.grantsuite.quickstart.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.grantsuite.quickstart.identity.DemoIssuer;
import org.grantsuite.quickstart.process.EmbeddedDatabase.ServiceDatabase;

/** The services that were asked for on their databases, configured from outside alone. */
public final class Services implements AutoCloseable {
    /** For a life of a minute: the first compiler alone, and soon; classes that were just built are not verified once more. */
    private static final String JVM = "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.3"
            + " -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
            + " -XX:+UseSerialGC -XX:MetaspaceSize=128m -Xmx256m";

    private final Map<ServiceName, ServiceProcess> processes = new EnumMap<>(ServiceName.class);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    public Services(
            Path root,
            RunDirectory run,
            Spawner spawner,
            Map<ServiceName, Integer> ports,
            Map<ServiceName, Properties> configurations,
            PrintStream out)
            throws IOException {
        for (ServiceName name : configurations.keySet()) {
            Path jar = root.resolve(name.module()).resolve("target/quarkus-app/quarkus-run.jar");
            if (!Files.exists(jar)) {
                throw new IllegalStateException(name.module() + " is not built: " + jar
                        + " is missing. ./quickstart.sh builds it, or: ./mvnw -DskipTests package");
            }
            List<String> command = new ArrayList<>(List.of(java()));
            command.addAll(jvm(name));
            command.addAll(List.of("-jar", jar.toString()));
            int port = ports.getOrDefault(name, name.usualPort());
            var launch = new ServiceProcess.Launch(
                    command,
                    written(run, name, configurations.getOrDefault(name, new Properties())),
                    run.log(name.module()));
            processes.put(name, new ServiceProcess(spawner, name, port, launch, out));
        }
    }

    /** Other options by {@code -Dsuite.jvm}, with the service's name for {@code {service}}: images are trained that way. */
    private static List<String> jvm(ServiceName name) {
        String options = System.getProperty("suite.jvm", JVM).replace("{service}", name.module());
        return List.of(options.split(" +"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What a service must know: its port, its database, whom to believe, and where its siblings are. */
    public static Properties configuration(
            ServiceName name, Map<ServiceName, Integer> ports, ServiceDatabase database, DemoIssuer issuer) {
        Properties configuration = new Properties();
        configuration.setProperty("quarkus.http.port", String.valueOf(ports.get(name)));
        configuration.setProperty("quarkus.http.host", "127.0.0.1");
        configuration.setProperty("suite.database.host", "127.0.0.1");
        configuration.setProperty("suite.database.port", String.valueOf(database.port()));
        configuration.setProperty("suite.database.name", database.name());
        configuration.setProperty("suite.database.owner-role", database.ownerRole());
        configuration.setProperty("suite.database.app-role", database.appRole());
        configuration.setProperty("quarkus.datasource.password", database.appPassword());
        configuration.setProperty("quarkus.flyway.password", database.ownerPassword());
        configuration.setProperty("quarkus.oidc.public-key", issuer.publicKey());
        configuration.setProperty("quarkus.oidc.token.issuer", DemoIssuer.NAME);
        configuration.setProperty("quarkus.oidc.token.audience", DemoIssuer.AUDIENCE);
        configuration.setProperty("suite.service-token.enabled", "true");
        configuration.setProperty("suite.service-token.url", issuer.tokenAddress());
        configuration.setProperty("suite.service-token.client-id", name.module());
        configuration.setProperty("suite.service-token.secret", issuer.register(name.module()));
        if (name == ServiceName.GRANT || name == ServiceName.REPORTING) {
            receiversOnThisMachine(configuration);
        }
        if (name == ServiceName.REPORTING) {
            pages(configuration, issuer);
        }
        for (ServiceName sibling : ServiceName.values()) {
            configuration.setProperty(
                    "quarkus.rest-client." + sibling.module() + ".url", "http://127.0.0.1:" + ports.get(sibling));
        }
        return configuration;
    }

    /**
     * What a deployed service meets and the demonstration spares itself: the issuer is asked for its keys, the database is spoken to over TLS and known by its
     * certificate.
     */
    public static void asDeployed(Properties configuration, DemoIssuer issuer, Path certificate) {
        configuration.remove("quarkus.oidc.public-key");
        configuration.setProperty("quarkus.oidc.auth-server-url", issuer.address());
        configuration.setProperty("suite.database.sslmode", "verify-full");
        configuration.setProperty("suite.database.sslrootcert", certificate.toString());
    }

    private static void pages(Properties configuration, DemoIssuer issuer) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        configuration.setProperty("suite.pages.enabled", "true");
        configuration.setProperty("suite.pages.secret", Base64.getEncoder().encodeToString(secret));
        configuration.setProperty("quarkus.oidc.pages.auth-server-url", issuer.address());
        configuration.setProperty("quarkus.oidc.pages.client-id", DemoIssuer.PAGES);
        configuration.setProperty("quarkus.oidc.pages.credentials.secret", issuer.register(DemoIssuer.PAGES));
    }

    /** What a production service refuses: a developer's receiver of webhooks is here and speaks plain HTTP. */
    private static void receiversOnThisMachine(Properties configuration) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        configuration.setProperty(
                "suite.webhook.encryption-keys", "run:" + Base64.getEncoder().encodeToString(key));
        configuration.setProperty("suite.webhook.allowed-hosts", "127.0.0.1,localhost");
        configuration.setProperty("suite.webhook.allow-http", "true");
        configuration.setProperty("suite.webhook.allow-private-addresses", "true");
    }

    /** In a file that only this user reads: a command line would show the secrets to a process list. */
    private static Map<String, String> written(RunDirectory run, ServiceName name, Properties configuration)
            throws IOException {
        Path file = run.configuration(name.module());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            configuration.store(writer, name.module());
        }
        return Map.of("QUARKUS_CONFIG_LOCATIONS", file.toUri().toString());
    }

    /** All at once: each migrates its own database and needs no other to start. */
    public void start() throws IOException {
        processes.values().forEach(ServiceProcess::start);
        for (ServiceName name : processes.keySet()) {
            awaitReady(name);
        }
    }

    public void start(ServiceName name) {
        get(name).start();
    }

    public void awaitReady(ServiceName name) throws IOException {
        get(name).awaitReady(http);
    }

    public void kill(ServiceName name) {
        get(name).kill();
    }

    public void stop(ServiceName name) throws IOException {
        get(name).stop();
    }

    public String address(ServiceName name) {
        return "http://127.0.0.1:" + get(name).port();
    }

    public long pid(ServiceName name) {
        return get(name).pid();
    }

    public Path log(ServiceName name) {
        return get(name).log();
    }

    private ServiceProcess get(ServiceName name) {
        ServiceProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException("No such service: " + name);
        }
        return process;
    }

    /** Callers first, so that no delivery is cut off by its receiver. */
    @Override
    public void close() throws IOException {
        List<ServiceName> order = new ArrayList<>(processes.keySet());
        Collections.reverse(order);
        for (ServiceName name : order) {
            get(name).stop();
        }
    }
}
