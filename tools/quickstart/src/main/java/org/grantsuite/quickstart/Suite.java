package org.grantsuite.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.grantsuite.quickstart.identity.DemoIssuer;
import org.grantsuite.quickstart.process.EmbeddedDatabase;
import org.grantsuite.quickstart.process.Ports;
import org.grantsuite.quickstart.process.RunDirectory;
import org.grantsuite.quickstart.process.ServerCertificate;
import org.grantsuite.quickstart.process.ServiceName;
import org.grantsuite.quickstart.process.Services;
import org.grantsuite.quickstart.process.Spawner;

/**
 * The running suite: database, demo issuer, three services. Closing it ends all of them and removes the data. With {@code -Dsuite.as-deployed=true} the services
 * are configured as deployed ones are: images are trained that way.
 */
public final class Suite implements AutoCloseable {
    private static final boolean AS_DEPLOYED = Boolean.getBoolean("suite.as-deployed");

    private final DemoIssuer issuer;
    private final Services services;
    private final Path logs;
    private final Parts parts;

    private Suite(DemoIssuer issuer, Services services, Path logs, Parts parts) {
        this.issuer = issuer;
        this.services = services;
        this.logs = logs;
        this.parts = parts;
    }

    /** What has been started so far, ended last first; also by the shutdown hook, however far starting has come. */
    private static final class Parts implements AutoCloseable {
        private interface Part {
            void end() throws IOException;
        }

        private final Deque<Part> started = new ArrayDeque<>();

        synchronized void add(Part part) {
            started.push(part);
        }

        @Override
        public synchronized void close() throws IOException {
            while (!started.isEmpty()) {
                started.pop().end();
            }
        }
    }

    /**
     * Starts everything.
     *
     * @param portBase first of three ports, or 0 for any free ones
     */
    public static Suite start(Path root, int portBase, PrintStream out) throws IOException, SQLException {
        return start(root, portBase, EnumSet.allOf(ServiceName.class), out);
    }

    /** Starts some of the services, for what needs no more. */
    public static Suite start(Path root, int portBase, Set<ServiceName> wanted, PrintStream out)
            throws IOException, SQLException {
        Parts parts = new Parts();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(parts, out), "shutdown"));
        try {
            return start(new Plan(root, portBase, wanted), out, parts);
        } catch (IOException | SQLException | IllegalStateException e) {
            parts.close();
            throw e;
        }
    }

    private record Plan(Path root, int portBase, Set<ServiceName> wanted) {}

    private static Suite start(Plan plan, PrintStream out, Parts parts) throws IOException, SQLException {
        Path root = plan.root();
        Path target = root.resolve("tools/quickstart/target");
        RunDirectory run = RunDirectory.open(target.resolve("runs"));
        parts.add(run::close);
        Map<ServiceName, Integer> ports = ports(plan.portBase(), out);
        Spawner spawner = new Spawner();
        Optional<ServerCertificate> certificate =
                AS_DEPLOYED ? Optional.of(ServerCertificate.make()) : Optional.empty();
        EmbeddedDatabase database = EmbeddedDatabase.start(
                spawner, target.resolve("binaries"), run.data(), run.log("postgres"), certificate);
        parts.add(database::close);
        out.println("PostgreSQL on port " + database.port() + ", pid " + database.pid());
        DemoIssuer issuer = DemoIssuer.start();
        parts.add(issuer::close);
        Map<ServiceName, Properties> configurations = new EnumMap<>(ServiceName.class);
        for (ServiceName name : plan.wanted()) {
            configurations.put(name, Services.configuration(name, ports, database.create(name.database()), issuer));
        }
        if (certificate.isPresent()) {
            Path trusted = Files.writeString(
                    run.logs().resolve("database.crt"), certificate.get().certificate());
            configurations.values().forEach(one -> Services.asDeployed(one, issuer, trusted));
        }
        Services services = new Services(root, run, spawner, ports, configurations, out);
        parts.add(services::close);
        services.start();
        for (ServiceName name : plan.wanted()) {
            out.printf("%s at %s, pid %d%n", name.module(), services.address(name), services.pid(name));
        }
        return new Suite(issuer, services, run.logs(), parts);
    }

    private static Map<ServiceName, Integer> ports(int base, PrintStream out) throws IOException {
        Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
        for (ServiceName name : ServiceName.values()) {
            int wanted = base == 0 ? 0 : base + name.usualPort() - Options.USUAL_PORTS;
            boolean free = wanted > 0 && Ports.isFree(wanted);
            ports.put(name, free ? wanted : Ports.free());
            if (wanted > 0 && !free) {
                out.printf("Port %d is taken by another program: %s uses %d%n", wanted, name.module(), ports.get(name));
            }
        }
        return ports;
    }

    private static void end(Parts parts, PrintStream out) {
        try {
            parts.close();
        } catch (IOException e) {
            out.println("Not everything could be ended: " + e.getMessage());
        }
    }

    public DemoIssuer issuer() {
        return issuer;
    }

    public Services services() {
        return services;
    }

    public Path logs() {
        return logs;
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
