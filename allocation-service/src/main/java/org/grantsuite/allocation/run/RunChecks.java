package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.provider.Registration;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.ProblemCode;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Who may not be paid by a run, asked of the register (R26, R28). */
@ApplicationScoped
class RunChecks {
    private static final int MOST_TOLD = 100;
    private static final String LINES = """
            select d.ordinal, d.line_key from driver_line d
            where d.snapshot_id = ? and d.driver = any (?) and\s""";
    private static final String OUT_OF_AREA = """
            exists (select 1 from location l where l.location_id = d.location_id
              and l.local_authority_code is not null and l.local_authority_code <> ?)""";
    /** A hashed list, not a correlated search: both sides may hold every location there is. */
    private static final String NOT_IN_LAYER_BELOW = """
            (d.provider_id, coalesce(d.location_id, '')) not in (
              select b.provider_id, coalesce(b.location_id, '') from run r join run_line b on b.run_id = r.id
              where r.plan_id = ? and r.pot_code = ?)""";

    private final Jdbc jdbc;
    private final Stamps stamps;

    RunChecks(Jdbc jdbc, Stamps stamps) {
        this.jdbc = jdbc;
        this.stamps = stamps;
    }

    List<String> unregistered(RunRules.Case run, RunOutcome outcome, LocalDate day) {
        return lines(run, outcome, Registration.notRegistered("d"), day, day);
    }

    List<String> outOfArea(RunRules.Case run, RunOutcome outcome) {
        return lines(run, outcome, OUT_OF_AREA, stamps.council());
    }

    /** A second layer goes on top of the first: who has no line there is worth a word. */
    List<String> withoutLineIn(RunRules.Case run, RunOutcome outcome, String basePot) {
        return lines(run, outcome, NOT_IN_LAYER_BELOW, run.order().planId(), basePot);
    }

    /** Dates of the snapshots other runs of the plan were made with (R18). */
    List<LocalDate> otherSnapshotDates(UUID planId, LocalDate asOf) {
        return jdbc.list(
                "select distinct as_of from run where plan_id = ? and as_of <> ? order by as_of",
                row -> row.getObject(1, LocalDate.class),
                planId,
                asOf);
    }

    static Refusal refusal(ProblemCode code, String why, List<String> lines) {
        return Refusal.of(code, lines.size() + " line(s): " + why)
                .violations(lines.stream()
                        .limit(MOST_TOLD)
                        .map(key -> Violation.of(key, why))
                        .toList());
    }

    /** Of lines that are given money, however few units they have; whoever a filter took out has its reason already. */
    private List<String> lines(
            RunRules.Case run, RunOutcome outcome, String condition, @Nullable Object... parameters) {
        RunOrder order = run.order();
        BitSet paid = paid(run.columns().ordinals(), outcome.pence());
        Object[] bound = new Object[parameters.length + 2];
        bound[0] = order.snapshotId();
        bound[1] = order.drivers().toArray(String[]::new);
        System.arraycopy(parameters, 0, bound, 2, parameters.length);
        return jdbc
                .list(
                        LINES + condition + " order by d.ordinal",
                        row -> paid.get(row.getInt(1)) ? row.getString(2) : "",
                        bound)
                .stream()
                .filter(key -> !key.isEmpty())
                .toList();
    }

    private static BitSet paid(int[] ordinals, long[] pence) {
        BitSet paid = new BitSet();
        for (int i = 0; i < pence.length; i++) {
            if (pence[i] > 0) {
                paid.set(ordinals[i]);
            }
        }
        return paid;
    }
}
