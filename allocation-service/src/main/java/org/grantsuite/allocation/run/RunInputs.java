package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.allocation.snapshot.SnapshotService;
import org.jspecify.annotations.Nullable;

/** What a run is worked out from: snapshot, lines, those who are not in it, and its own decision where it needs one. */
@ApplicationScoped
class RunInputs {
    private final SnapshotService snapshots;
    private final SnapshotLines lines;
    private final Exclusions exclusions;
    private final RunDecisions decisions;

    RunInputs(SnapshotService snapshots, SnapshotLines lines, Exclusions exclusions, RunDecisions decisions) {
        this.snapshots = snapshots;
        this.lines = lines;
        this.exclusions = exclusions;
        this.decisions = decisions;
    }

    RunRules.Case take(RunOrder order, Plan plan, Pot pot, @Nullable LocalDate judgedOn) {
        SnapshotService.Head snapshot = snapshots.get(order.snapshotId());
        LocalDate day = judgedOn == null ? snapshot.asOf() : judgedOn;
        return new RunRules.Case(order, plan, pot, snapshot, judgedOn, lines.columns(order, day));
    }

    @Nullable
    String askDecision(RunOrder order, Plan plan) {
        return decisions.ask(order.decisionId(), plan);
    }

    void requireDecision(@Nullable String reference, Pot pot) {
        decisions.requireNamed(reference, pot);
    }

    List<RunHead.Excluded> excluded(RunOrder order, RunColumns columns) {
        return order.isPlain() ? List.of() : exclusions.counts(order, columns);
    }

    void insertExclusions(UUID id, RunOrder order, RunColumns columns) {
        exclusions.insert(id, order, columns);
    }

    @Transactional
    List<Exclusions.Row> exclusions(UUID runId, int after, int limit) {
        return exclusions.page(runId, after, limit);
    }
}
