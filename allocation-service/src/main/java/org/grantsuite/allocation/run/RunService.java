package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.PotRepository;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.PlanProblem;
import org.grantsuite.allocation.plan.domain.PlanStatus;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.allocation.snapshot.SnapshotService;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Previews and commits runs, and reads them. */
@ApplicationScoped
public class RunService {
    private final PlanService plans;
    private final PotRepository pots;
    private final SnapshotService snapshots;
    private final RunStore store;
    private final RunRules rules;
    private final Stamps stamps;
    private final RunTrail trail;

    RunService(
            PlanService plans,
            PotRepository pots,
            SnapshotService snapshots,
            RunStore store,
            RunRules rules,
            RunTrail trail) {
        this.plans = plans;
        this.pots = pots;
        this.snapshots = snapshots;
        this.store = store;
        this.rules = rules;
        this.trail = trail;
        this.stamps = trail.stamps();
    }

    /** What the run would be; stores nothing. */
    @Transactional
    public RunHead preview(RunOrder order) {
        Plan plan = plans.plan(order.planId());
        Pot pot = pots.get(order.planId(), order.potCode());
        LocalDate judgedOn =
                plan.status() == PlanStatus.APPROVED ? plan.requireDecision().decidedOn() : null;
        RunRules.Case run = new RunRules.Case(order, plan, pot, snapshots.get(order.snapshotId()), judgedOn);
        RunOutcome outcome = share(run, store.columns(order.snapshotId(), order.drivers()));
        return head(run, outcome, null);
    }

    /** Shares the pot and freezes the result with the snapshot's hash (R18); needs an approved plan. */
    @Transactional
    public RunHead commit(RunOrder order) {
        Plan plan = plans.plan(order.planId());
        LocalDate decidedOn = plan.requireDecision().decidedOn();
        Pot pot = pots.lock(order.planId(), order.potCode());
        RunRules.Case run = new RunRules.Case(order, plan, pot, snapshots.get(order.snapshotId()), decidedOn);
        RunColumns columns = store.columns(order.snapshotId(), order.drivers());
        RunOutcome outcome = share(run, columns);
        rules.requireRegistered(run, decidedOn);
        pot.allocate(outcome.allocated());
        UUID id = stamps.id();
        RunHead head = head(run, outcome, id);
        store.insert(id, head);
        store.insertLines(id, order.snapshotId(), columns, outcome.pence());
        trail.committed(id, plan.grantId(), head);
        return head;
    }

    private static RunOutcome share(RunRules.Case run, RunColumns columns) {
        run.pot().requireForProviders();
        Money left = run.pot().remaining();
        if (!left.isPositive()) {
            throw Refusal.of(PlanProblem.POT_EXCEEDED, "Pot " + run.pot().code() + " has nothing left to share");
        }
        return RunOutcome.of(run.order(), left, columns);
    }

    private RunHead head(RunRules.Case run, RunOutcome outcome, @Nullable UUID id) {
        return new RunHead(
                id,
                run.order(),
                run.snapshot().contentHash(),
                run.snapshot().asOf(),
                outcome.pot(),
                outcome.allocated(),
                outcome.units(),
                outcome.oddPennies(),
                outcome.cut(),
                outcome.pence().length,
                rules.warnings(run, outcome),
                stamps.person(),
                id == null ? null : stamps.now());
    }

    @Transactional
    public RunHead get(UUID id) {
        return store.find(id).orElseThrow(() -> Refusal.of(RunProblem.RUN_UNKNOWN, "No run has the id " + id));
    }

    @Transactional
    public List<RunHead> list(@Nullable UUID planId, @Nullable UUID after, int limit) {
        return store.list(planId, after, limit);
    }

    @Transactional
    public List<RunStore.Line> lines(UUID runId, int afterOrdinal, int limit) {
        return store.lines(runId, afterOrdinal, limit);
    }

    @Transactional
    public void stream(UUID runId, Consumer<RunStore.Line> reader) {
        store.stream(runId, reader);
    }
}
