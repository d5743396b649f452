package org.grantsuite.quickstart.process;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.grantsuite.quickstart.identity.DemoIssuer;
import org.grantsuite.quickstart.process.EmbeddedDatabase.ServiceDatabase;

/** The three services on their databases, configured by environment alone, as a container would be. */
public final class Services implements AutoCloseable {
    private static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Xshare:auto", "-jar");

    private final Map<ServiceName, ServiceProcess> processes = new EnumMap<>(ServiceName.class);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    public Services(
            Path root,
            RunDirectory run,
            Spawner spawner,
            Map<ServiceName, Integer> ports,
            Map<ServiceName, Map<String, String>> environments,
            PrintStream out) {
        for (ServiceName name : ServiceName.values()) {
            Path jar = root.resolve(name.module()).resolve("target/quarkus-app/quarkus-run.jar");
            if (!Files.exists(jar)) {
                throw new IllegalStateException(name.module() + " is not built: " + jar
                        + " is missing. ./quickstart.sh builds it, or: ./mvnw -DskipTests package");
            }
            List<String> command = new ArrayList<>(List.of(java()));
            command.addAll(JVM);
            command.add(jar.toString());
            int port = ports.getOrDefault(name, name.usualPort());
            var launch = new ServiceProcess.Launch(
                    command, environments.getOrDefault(name, Map.of()), run.log(name.module()));
            processes.put(name, new ServiceProcess(spawner, name, port, launch, out));
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What a service must know: its port, its database, whom to believe, and where its siblings are. */
    public static Map<String, String> environment(
            ServiceName name, Map<ServiceName, Integer> ports, ServiceDatabase database, DemoIssuer issuer) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.get(name)));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("SUITE_DATABASE_HOST", "127.0.0.1");
        environment.put("SUITE_DATABASE_PORT", String.valueOf(database.port()));
        environment.put("SUITE_DATABASE_NAME", database.name());
        environment.put("SUITE_DATABASE_OWNER_ROLE", database.ownerRole());
        environment.put("SUITE_DATABASE_APP_ROLE", database.appRole());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.appPassword());
        environment.put("QUARKUS_FLYWAY_PASSWORD", database.ownerPassword());
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", issuer.publicKey());
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", DemoIssuer.NAME);
        environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", DemoIssuer.AUDIENCE);
        environment.put("SUITE_SERVICE_TOKEN_ENABLED", "true");
        environment.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", issuer.address());
        environment.put("QUARKUS_OIDC_CLIENT_TOKEN_PATH", DemoIssuer.TOKEN_PATH);
        environment.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", name.module());
        environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", issuer.register(name.module()));
        for (ServiceName sibling : ServiceName.values()) {
            String key = sibling.module().toUpperCase(Locale.ROOT).replace('-', '_');
            environment.put("QUARKUS_REST_CLIENT_" + key + "_URL", "http://127.0.0.1:" + ports.get(sibling));
        }
        return environment;
    }

    /** All at once: each migrates its own database and needs no other to start. */
    public void start() throws IOException {
        processes.values().forEach(ServiceProcess::start);
        for (ServiceName name : ServiceName.values()) {
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
        List<ServiceName> order = new ArrayList<>(List.of(ServiceName.values()));
        Collections.reverse(order);
        for (ServiceName name : order) {
            get(name).stop();
        }
    }
}
