package org.grantsuite.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.grantsuite.quickstart.process.Pause;

/**
 * kill -9 of allocation-service at different moments of a commit of 100,000 lines: afterwards the run is there with every line and
 * its pot allocated, or nothing of it is there.
 */
final class KilledCommits {
    private static final int KILLS = 8;
    private static final String LEFT = """
            select (select count(*) from run), (select count(*) from run_line),
              (select coalesce(sum(allocated_pence), 0) from pot), (select count(*) from idempotency_key where status = 201)""";

    private final Stand stand;
    private final PrintStream out;
    private int whole;

    KilledCommits(Stand stand, PrintStream out) {
        this.stand = stand;
        this.out = out;
    }

    List<Figure> measure() throws IOException, SQLException {
        Register register = new Register(stand);
        UUID snapshot = register.snapshot(Runs.LINES / 4, 1);
        long began = System.nanoTime();
        post(register.order(snapshot), "unharmed");
        whole = 1;
        requireWhole("without a kill");
        // The first commit is the slowest, so that a few kills may come after the end: then all must be there.
        long took = (System.nanoTime() - began) / 1_000_000;
        int left = 0;
        for (int i = 1; i <= KILLS; i++) {
            left += kill(register.order(snapshot), "killed-" + i, took * i / KILLS);
        }
        out.printf("%d of %d killed commits left nothing, the others left all; none left a part%n", left, KILLS);
        return List.of(Figure.atMost(0, "killed commits that left a part", "", 0, KILLS, "kill -9 during a commit"));
    }

    private int kill(String order, String key, long afterMillis) throws IOException, SQLException {
        Thread caller = new Thread(() -> tryPost(order, key), "caller");
        caller.start();
        Pause.millis((int) Math.max(1, afterMillis));
        stand.kill();
        try {
            caller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        stand.restart(Stand.HEAP);
        int before = whole;
        whole = runs();
        requireWhole(key);
        return whole == before ? 1 : 0;
    }

    private void tryPost(String order, String key) {
        try {
            post(order, key);
        } catch (IOException | RuntimeException killed) {
            out.println(key + ": the caller lost its answer");
        }
    }

    private void post(String order, String key) throws IOException {
        try (Line line = new Line(stand.port())) {
            line.post(stand.token("allocation-preparer"), "/v1/runs", key, order)
                    .expect(201);
        }
    }

    private int runs() throws SQLException {
        try (Connection connection = stand.asService();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from run")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Every run has its lines, its pot and its kept answer; and nothing is there beside. */
    private void requireWhole(String when) throws SQLException {
        try (Connection connection = stand.asService();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LEFT)) {
            row.next();
            long runs = row.getLong(1);
            boolean all = runs == whole
                    && row.getLong(2) == runs * Runs.LINES
                    && row.getLong(3) == runs * Register.POT_PENCE
                    && row.getLong(4) == runs;
            if (!all) {
                throw new IllegalStateException("A commit left a part, " + when + ": " + runs + " runs, "
                        + row.getLong(2) + " lines, " + row.getLong(3) + " pence, " + row.getLong(4) + " answers");
            }
        }
    }
}
