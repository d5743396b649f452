package org.grantsuite.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Runs of allocation-service over REST, durable and behind row-level security: committed, listed, streamed, imported, each beside
 * what psql needs for the same rows; then ten times the size.
 */
final class Runs {
    static final int LINES = 100_000;
    private static final int ROUNDS = 5;
    private static final int WARM = 3;
    private static final double COMMIT = 1.7;
    private static final double STREAM = 2;
    private static final double GROWTH = 12;
    private static final String COLUMNS = "line_key, provider_id, location_id, service, driver, units, amount_pence";

    private final Stand stand;
    private final Options options;
    private final PrintStream out;
    private final Psql psql;
    private final Path files;
    private final List<Figure> figures = new ArrayList<>();
    private int keys;

    Runs(Stand stand, Options options, PrintStream out) throws IOException {
        this.stand = stand;
        this.options = options;
        this.out = out;
        psql = new Psql(stand.database());
        files = Files.createDirectories(options.root().resolve("tools/benchmarks/target/copied"));
    }

    List<Figure> measure() throws IOException, SQLException {
        Register register = new Register(stand);
        UUID small = register.snapshot(LINES / 4, 1);
        UUID run;
        double commit;
        try (Line line = new Line(stand.port())) {
            run = commit(line, register.order(small));
            commit = commits(line, register, small, run);
            imports(line, small);
            lists(line, run);
            streams(line, run, LINES, STREAM, "CSV of " + LINES + " lines");
        }
        large(register, commit);
        return figures;
    }

    /** Told at once: what comes later may fail. */
    private void found(Figure figure) {
        figures.add(figure);
        out.println(figure.line());
    }

    private UUID commit(Line line, String order) throws IOException {
        String answer = line.post(stand.token("allocation-preparer"), "/v1/runs", "run-" + ++keys, order)
                .expect(201)
                .text();
        return UUID.fromString(new ObjectMapper().readTree(answer).path("id").asText());
    }

    private double seconds(Line line, String order) throws IOException {
        long began = System.nanoTime();
        commit(line, order);
        return (System.nanoTime() - began) / 1e9;
    }

    /** REST and psql take turns; the table copied into has the same columns, checks, key and reference. */
    private double commits(Line line, Register register, UUID snapshotId, UUID run) throws IOException {
        Path rows = files.resolve("run_line");
        psql.toFile("select * from run_line where run_id = '" + run + "' order by ordinal", rows);
        psql.write("create table copied_run_line (like run_line including all, foreign key (run_id) references run)");
        for (int i = 0; i < WARM; i++) {
            seconds(line, register.order(snapshotId));
        }
        double[] rest = new double[ROUNDS];
        double[] copy = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rest[i] = seconds(line, register.order(snapshotId));
            copy[i] = psql.write("\\copy copied_run_line from '" + rows + "'");
            psql.write("truncate copied_run_line");
        }
        double median = BigLedger.median(rest);
        found(Figure.atMost(
                COMMIT,
                "commit a run of " + LINES + " lines",
                "s",
                median,
                BigLedger.median(copy),
                "psql \\copy of the rows"));
        return median;
    }

    private void imports(Line line, UUID snapshotId) throws IOException, SQLException {
        byte[] csv = drivers(snapshotId);
        Path rows = files.resolve("driver_line");
        psql.toFile("select * from driver_line where snapshot_id = '" + snapshotId + "' order by ordinal", rows);
        psql.write("create table copied_driver_line"
                + " (like driver_line including all, foreign key (snapshot_id) references driver_snapshot)");
        double[] rest = new double[ROUNDS];
        double[] copy = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            line.post(
                            stand.token("allocation-preparer"),
                            "/v1/driver-snapshots?source=bench&label=bench&asOf=2021-11-30",
                            "snapshot-" + i,
                            "text/csv",
                            csv)
                    .expect(201);
            rest[i] = (System.nanoTime() - began) / 1e9;
            copy[i] = psql.write("\\copy copied_driver_line from '" + rows + "'");
            psql.write("truncate copied_driver_line");
        }
        found(Figure.atMost(
                0,
                "import a snapshot of " + LINES + " lines",
                "s",
                BigLedger.median(rest),
                BigLedger.median(copy),
                "psql \\copy of the rows"));
    }

    private byte[] drivers(UUID snapshotId) throws SQLException {
        StringBuilder csv = new StringBuilder("provider_id,location_id,service,driver,units\n");
        try (Connection connection = stand.asService();
                PreparedStatement statement = connection.prepareStatement(
                        "select provider_id, location_id, service, driver, units from driver_line where"
                                + " snapshot_id = ?")) {
            statement.setObject(1, snapshotId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    for (int column = 1; column <= 5; column++) {
                        csv.append(rows.getString(column)).append(column == 5 ? '\n' : ',');
                    }
                }
            }
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void lists(Line line, UUID run) throws IOException, SQLException {
        double[] rest = new double[ROUNDS * 4];
        double[] plain = new double[rest.length];
        try (Connection connection = stand.asService();
                PreparedStatement statement = connection.prepareStatement("select ordinal, " + COLUMNS
                        + " from run_line where run_id = ? and ordinal > 50000 order by ordinal limit 500")) {
            statement.setObject(1, run);
            for (int i = 0; i < rest.length; i++) {
                long began = System.nanoTime();
                line.get(stand.token("allocation-preparer"), "/v1/runs/" + run + "/lines?limit=500")
                        .expect(200);
                rest[i] = (System.nanoTime() - began) / 1e6;
                began = System.nanoTime();
                statement.executeQuery().close();
                plain[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        found(Figure.atMost(
                0,
                "page of 500 lines, explained",
                "ms",
                BigLedger.median(rest),
                BigLedger.median(plain),
                "the same page by SQL"));
    }

    private void streams(Line line, UUID run, int lines, double target, String name) throws IOException {
        String copy = "\\copy (select " + COLUMNS + " from run_line where run_id = '" + run
                + "' order by ordinal) to stdout csv";
        int rounds = lines > LINES ? 1 : ROUNDS;
        double[] rest = new double[rounds];
        double[] plain = new double[rounds];
        for (int i = -1; i < rounds; i++) {
            long began = System.nanoTime();
            Line.Drained drained = line.drain(stand.token("allocation-preparer"), "/v1/runs/" + run + "/lines.csv");
            double took = (System.nanoTime() - began) / 1e9;
            if (drained.status() != 200 || drained.lines() != lines + 1) {
                throw new IllegalStateException("Not every line came: " + drained);
            }
            double copied = psql.read(copy);
            if (i >= 0) {
                rest[i] = took;
                plain[i] = copied;
            }
        }
        found(Figure.atMost(
                target, name, "s", BigLedger.median(rest), BigLedger.median(plain), "psql \\copy … to stdout"));
    }

    /** Ten times the lines; then the service is started with half its heap and streams them. */
    private void large(Register register, double smaller) throws IOException, SQLException {
        int services = Math.max(1, options.lines() / LINES);
        int lines = Register.LOCATIONS * services * 4;
        UUID snapshot = register.snapshot(Register.LOCATIONS, services);
        UUID run;
        double took;
        try (Line line = new Line(stand.port())) {
            long began = System.nanoTime();
            run = commit(line, register.order(snapshot));
            took = (System.nanoTime() - began) / 1e9;
        }
        found(Figure.atMost(
                GROWTH, "commit a run of " + lines + " lines", "s", took, smaller, "commit of " + LINES + " lines"));
        stand.restart("-Xmx128m");
        try (Line line = new Line(stand.port())) {
            streams(line, run, lines, 0, "CSV of " + lines + " lines at -Xmx128m");
        }
    }
}
