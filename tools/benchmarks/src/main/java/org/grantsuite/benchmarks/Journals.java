package org.grantsuite.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.grantsuite.benchmarks.Payers.Till;

/** Journals posted over REST by 1, 8 and 32 callers, beside pgbench at the same SQL on the same server, turn about. */
final class Journals {
    private static final int[] CALLERS = {1, 8, 32};
    private static final int TARGET_AT = 8;
    private static final int TARGET_PERCENT = 50;
    private static final int ROUNDS = 2;
    /** Until the compilers rest: after 12,000 journals a third of the processor still went to them. */
    private static final int WARM_JOURNALS = 40_000;

    private static final int WARM_SECONDS_EACH = 15;
    private final Stand stand;
    private final Options options;
    private final PrintStream out;

    Journals(Stand stand, Options options, PrintStream out) {
        this.stand = stand;
        this.options = options;
        this.out = out;
    }

    List<Figure> measure() throws IOException, SQLException {
        out.println("Baseline: " + PgBench.version());
        Payers payers = new Payers(stand);
        payers.open(CALLERS[CALLERS.length - 1], options.root());
        double warm = payers.warmUp(WARM_JOURNALS, WARM_SECONDS_EACH * options.seconds());
        out.printf("Warmed up by %,d journals, the last at %,.0f a second%n", payers.payments(), warm);
        Till heardAt = payers.tills().get(0);
        PgBench pgbench = listen(payers, heardAt);
        out.println("A payment is " + pgbench.statements() + " statements, BEGIN and COMMIT among them");
        List<Figure> figures = new ArrayList<>();
        for (int callers : CALLERS) {
            figures.add(measure(payers, pgbench, callers));
            out.println(figures.get(figures.size() - 1).line());
        }
        return figures;
    }

    private PgBench listen(Payers payers, Till till) throws IOException, SQLException {
        try (Line line = new Line(stand.port())) {
            var spoken = SpokenSql.of(stand, () -> payers.payOnce(line, stand.token("payments-releaser"), till));
            Path scripts = options.root().resolve("tools/benchmarks/target/pgbench");
            return new PgBench(stand, scripts, spoken, till);
        }
    }

    private Figure measure(Payers payers, PgBench pgbench, int callers) throws IOException {
        double rest = 0;
        double baseline = 0;
        int seconds = Math.max(1, options.seconds() / ROUNDS);
        long before = payers.payments();
        double service = 0;
        double postgres = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double serviceBefore = Cpu.of(stand.servicePid());
            double postgresBefore = Cpu.of(stand.postgresPid());
            rest += payers.pay(callers, seconds) / ROUNDS;
            service += Cpu.of(stand.servicePid()) - serviceBefore;
            postgres += Cpu.of(stand.postgresPid()) - postgresBefore;
            baseline += pgbench.run(payers.tills().subList(0, callers), seconds) / ROUNDS;
        }
        long journals = payers.payments() - before;
        out.printf(
                "Processor time of a journal: service %.2f ms, PostgreSQL %.2f ms%n",
                service / journals, postgres / journals);
        return Figure.atLeast(
                callers == TARGET_AT ? TARGET_PERCENT : 0,
                "journals over REST, " + callers + (callers == 1 ? " caller" : " callers"),
                "journals/s",
                rest,
                baseline,
                "pgbench, the same SQL");
    }
}
