package org.grantsuite.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.grantsuite.quickstart.identity.DemoIssuer;
import org.grantsuite.quickstart.process.EmbeddedDatabase;
import org.grantsuite.quickstart.process.Ports;
import org.grantsuite.quickstart.process.RunDirectory;
import org.grantsuite.quickstart.process.ServiceName;
import org.grantsuite.quickstart.process.Services;
import org.grantsuite.quickstart.process.Spawner;

/** The running suite: database, demo issuer, three services. Closing it ends all of them and removes the data. */
public final class Suite implements AutoCloseable {
    private final RunDirectory run;
    private final EmbeddedDatabase database;
    private final DemoIssuer issuer;
    private final Services services;
    private boolean closed;

    private Suite(RunDirectory run, EmbeddedDatabase database, DemoIssuer issuer, Services services) {
        this.run = run;
        this.database = database;
        this.issuer = issuer;
        this.services = services;
    }

    /** @param portBase first of three ports, or 0 for any free ones */
    public static Suite start(Path root, int portBase, PrintStream out) throws IOException, SQLException {
        Path target = root.resolve("tools/quickstart/target");
        RunDirectory run = RunDirectory.open(target.resolve("runs"));
        Map<ServiceName, Integer> ports = ports(portBase, out);
        Spawner spawner = new Spawner();
        EmbeddedDatabase database =
                EmbeddedDatabase.start(spawner, target.resolve("binaries"), run.data(), run.log("postgres"));
        out.println("PostgreSQL on port " + database.port() + ", pid " + database.pid());
        DemoIssuer issuer = DemoIssuer.start();
        Map<ServiceName, Map<String, String>> environments = new EnumMap<>(ServiceName.class);
        for (ServiceName name : ServiceName.values()) {
            environments.put(name, Services.environment(name, ports, database.create(name.database()), issuer));
        }
        Services services = new Services(root, run, spawner, ports, environments, out);
        Suite suite = new Suite(run, database, issuer, services);
        try {
            services.start();
        } catch (IOException e) {
            suite.close();
            throw e;
        }
        for (ServiceName name : ServiceName.values()) {
            out.printf("%s at %s, pid %d%n", name.module(), services.address(name), services.pid(name));
        }
        return suite;
    }

    private static Map<ServiceName, Integer> ports(int base, PrintStream out) throws IOException {
        Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
        for (ServiceName name : ServiceName.values()) {
            int wanted = base == 0 ? 0 : base + name.ordinal();
            boolean free = wanted > 0 && Ports.isFree(wanted);
            ports.put(name, free ? wanted : Ports.free());
            if (wanted > 0 && !free) {
                out.printf("Port %d is taken by another program: %s uses %d%n", wanted, name.module(), ports.get(name));
            }
        }
        return ports;
    }

    public DemoIssuer issuer() {
        return issuer;
    }

    public Services services() {
        return services;
    }

    public Path logs() {
        return run.logs();
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        services.close();
        issuer.close();
        database.close();
        run.close();
    }
}
