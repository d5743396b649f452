package org.grantsuite.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.grantsuite.quickstart.api.Api;
import org.grantsuite.quickstart.identity.Keycloak;
import org.grantsuite.quickstart.identity.Tokens;
import org.grantsuite.quickstart.process.ServiceName;
import org.grantsuite.quickstart.story.Cast;
import org.grantsuite.quickstart.story.Narrator;
import org.grantsuite.quickstart.story.Story;
import org.grantsuite.quickstart.story.Summary;

/** Starts the suite, tells the story, and leaves the services up unless asked to end. */
public final class Quickstart {
    private final Options options;
    private final PrintStream out;
    private final Instant start = Instant.now();

    private Quickstart(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + System.lineSeparator() + Options.USAGE);
            System.exit(2);
            return;
        }
        System.exit(new Quickstart(options, out).run());
    }

    private int run() {
        return options.containers() ? runOnContainers() : runOnProcesses();
    }

    /** What docker-compose.yml has started: Keycloak's people, the services at the ports it publishes. */
    private int runOnContainers() {
        String password = System.getenv().getOrDefault("KEYCLOAK_ADMIN_PASSWORD", "demonstration-admin");
        String issuer = System.getenv().getOrDefault("KEYCLOAK_ADDRESS", "http://localhost:8180");
        Tokens keycloak = new Keycloak(issuer, password);
        int moved = options.portBase() - Options.USUAL_PORTS;
        Function<ServiceName, String> address = name -> "http://127.0.0.1:" + (name.usualPort() + moved);
        try {
            return tell(new Api(address, keycloak)).isSound() ? 0 : 1;
        } catch (IOException | IllegalStateException e) {
            out.println("The story failed: " + e.getMessage());
            return 1;
        }
    }

    private int runOnProcesses() {
        try (Suite suite = Suite.start(options.root(), options.portBase(), out)) {
            out.println("Logs in " + suite.logs());
            suite.issuer().admit(suite.services().address(ServiceName.REPORTING), Cast.people());
            Summary summary = tell(new Api(suite.services()::address, suite.issuer()));
            if (!options.exit()) {
                leaveUp(suite);
            }
            return summary.isSound() ? 0 : 1;
        } catch (IOException | SQLException | IllegalStateException e) {
            out.println("The quickstart failed: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private Summary tell(Api api) throws IOException {
        Summary summary = new Story(api, new Narrator(out, start), step -> {}, options.root()).tell();
        Path file = options.root().resolve("tools/quickstart/target/summary.json");
        summary.write(file);
        out.printf(
                "%nTold in %d s; summary in %s%n",
                summary.seconds(), options.root().relativize(file));
        return summary;
    }

    private void leaveUp(Suite suite) throws IOException, InterruptedException {
        Path tokens = options.root().resolve("tools/quickstart/target/tokens.txt");
        Files.deleteIfExists(tokens);
        Files.createFile(tokens, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(tokens, Cast.tokens(suite.issuer()));
        out.println();
        for (ServiceName name : ServiceName.values()) {
            out.printf(
                    "%-20s %s/q/swagger-ui%n", name.module(), suite.services().address(name));
        }
        out.printf(
                "%-20s %s/pages (choose who you are)%n",
                "Pages", suite.services().address(ServiceName.REPORTING));
        out.println("Demo tokens for the people of the story: " + options.root().relativize(tokens));
        out.println("Ctrl-C ends everything.");
        new CountDownLatch(1).await();
    }
}
