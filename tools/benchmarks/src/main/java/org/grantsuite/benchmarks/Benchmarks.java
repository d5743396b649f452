package org.grantsuite.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.grantsuite.quickstart.process.ServiceName;
import org.openjdk.jmh.runner.RunnerException;

/** Measures what is asked for and prints one table; ends with 1 where a target is missed. */
public final class Benchmarks {
    private final Options options;
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    private Benchmarks(Options options, PrintStream out) {
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
        System.exit(new Benchmarks(options, out).run());
    }

    private int run() {
        Instant began = Instant.now();
        try {
            measure();
        } catch (IOException | SQLException | RunnerException | RuntimeException e) {
            out.println("The benchmarks failed: " + e);
            e.printStackTrace(out);
            return 2;
        }
        out.printf("%n%s%n", Figure.heading());
        figures.forEach(one -> out.println(one.line()));
        out.printf(
                "%nIn %d s, on Java %s with %d processors%n",
                Duration.between(began, Instant.now()).toSeconds(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        return figures.stream().allMatch(Figure::kept) ? 0 : 1;
    }

    private void measure() throws IOException, SQLException, RunnerException {
        if (options.asksFor("apportionment")) {
            figures.addAll(new Apportioning(options, out).measure());
        }
        if (options.asksFor("journals") || options.asksFor("ledger") || options.asksFor("feed")) {
            try (Stand stand = Stand.start(options.root(), ServiceName.GRANT)) {
                out.println("grant-service is up, pid " + stand.servicePid());
                measure(stand);
            }
        }
        if (options.asksFor("runs")) {
            try (Stand stand = Stand.start(options.root(), ServiceName.ALLOCATION)) {
                out.println("allocation-service is up, pid " + stand.servicePid());
                figures.addAll(new Runs(stand, options, out).measure());
            }
        }
        if (options.asksFor("kill")) {
            try (Stand stand = Stand.start(options.root(), ServiceName.ALLOCATION)) {
                figures.addAll(new KilledCommits(stand, out).measure());
            }
        }
        if (options.asksFor("england")) {
            figures.addAll(new England(options, out).measure());
        }
        if (options.asksFor("returns")) {
            List<Figure> found = new Returns(options, out).measure();
            found.forEach(one -> out.println(one.line()));
            figures.addAll(found);
        }
        write();
    }

    private void measure(Stand stand) throws IOException, SQLException {
        if (options.asksFor("journals")) {
            figures.addAll(new Journals(stand, options, out).measure());
        }
        if (options.asksFor("ledger")) {
            figures.addAll(new BigLedger(stand, options, out).measure());
        }
        if (options.asksFor("feed")) {
            figures.addAll(new Feed(stand, options, out).measure());
        }
    }

    private void write() throws IOException {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        options.root()
                                .resolve("tools/benchmarks/target/figures.json")
                                .toFile(),
                        figures);
    }
}
