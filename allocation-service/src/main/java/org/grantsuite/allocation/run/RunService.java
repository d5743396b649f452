package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.PotRepository;
import org.grantsuite.allocation.plan.domain.Decision;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.PlanProblem;
import org.grantsuite.allocation.plan.domain.PlanStatus;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Previews and commits runs, and reads them. */
@ApplicationScoped
public class RunService {
    private final PlanService plans;
    private final PotRepository pots;
    private final RunStore store;
    private final RunRules rules;
    private final RunInputs inputs;
    private final Stamps stamps;
    private final RunTrail trail;

    RunService(
            PlanService plans, PotRepository pots, RunStore store, RunRules rules, RunInputs inputs, RunTrail trail) {
        this.plans = plans;
        this.pots = pots;
        this.store = store;
        this.rules = rules;
        this.inputs = inputs;
        this.trail = trail;
        this.stamps = trail.stamps();
    }

    /** A run worked out: its head, its columns, its pence. */
    record Worked(RunHead head, RunColumns columns, RunOutcome outcome) {}

    /** What the run would be; stores nothing. */
    @Transactional
    public RunHead preview(RunOrder order) {
        return work(order, null).head();
    }

    /**
     * What the run would be.
     *
     * @param supposed amount of the pot; null for what is left of it
     */
    @Transactional
    Worked work(RunOrder order, @Nullable Money supposed) {
        Plan plan = plans.plan(order.planId());
        Pot pot = pots.get(order.planId(), order.potCode());
        LocalDate judgedOn =
                plan.status() == PlanStatus.APPROVED ? plan.requireDecision().decidedOn() : null;
        RunRules.Case run = inputs.take(order, plan, pot, judgedOn);
        RunOutcome outcome = share(run, supposed == null ? pot.remaining() : supposed);
        String edition = judgedOn == null ? null : plan.requireDecision().edition();
        return new Worked(head(run, outcome, null, edition, null), run.columns(), outcome);
    }

    /** Shares the pot and freezes the result with the snapshot's hash (R18); needs an approved plan. */
    @Transactional
    public RunHead commit(RunOrder order) {
        Plan plan = plans.plan(order.planId());
        Decision decision = plan.requireDecision();
        String reference = inputs.askDecision(order, plan);
        Pot pot = pots.lock(order.planId(), order.potCode());
        inputs.requireDecision(reference, pot);
        RunRules.Case run = inputs.take(order, plan, pot, decision.decidedOn());
        RunOutcome outcome = share(run, pot.remaining());
        rules.requireRegistered(run, outcome, decision.decidedOn());
        pot.allocate(outcome.allocated());
        UUID id = stamps.id();
        RunHead head = head(run, outcome, id, decision.edition(), reference);
        write(id, head, run.columns(), outcome);
        trail.committed(id, plan.grantId(), head);
        return head;
    }

    private void write(UUID id, RunHead head, RunColumns columns, RunOutcome outcome) {
        RunOrder order = head.order();
        store.insert(id, head);
        if (order.isPlain()) {
            store.insertLines(id, order.snapshotId(), columns, outcome.pence());
        } else {
            store.insertRecipeLines(id, order.snapshotId(), columns, outcome);
            inputs.insertExclusions(id, order, columns);
        }
    }

    private static RunOutcome share(RunRules.Case run, Money left) {
        run.pot().requireForProviders();
        if (!left.isPositive()) {
            throw Refusal.of(PlanProblem.POT_EXCEEDED, "Pot " + run.pot().code() + " has nothing left to share");
        }
        return Sharing.of(run.order(), left, run.columns());
    }

    private RunHead head(
            RunRules.Case run,
            RunOutcome outcome,
            @Nullable UUID id,
            @Nullable String edition,
            @Nullable String reference) {
        String hash = ContentHash.of(run.snapshot().contentHash(), run.columns().ordinals(), outcome.pence());
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
                id == null ? null : stamps.now(),
                new RunHead.Frozen(hash, edition, reference),
                inputs.excluded(run.order(), run.columns()));
    }

    @Transactional
    public RunHead get(UUID id) {
        return store.find(id).orElseThrow(() -> Refusal.of(RunProblem.RUN_UNKNOWN, "No run has the id " + id));
    }

    /** What a committed run gives each provider. */
    @Transactional
    public Map<String, Long> totalsByProvider(UUID runId) {
        get(runId);
        return store.totalsByProvider(runId);
    }

    /** What a run would give each provider; stores nothing. */
    @Transactional
    public Map<String, Long> supposedTotals(RunOrder order, @Nullable Money supposed) {
        Worked worked = work(order, supposed);
        Map<String, Long> totals = new HashMap<>();
        long[] pence = worked.outcome().pence();
        for (int i = 0; i < pence.length; i++) {
            totals.merge(worked.columns().providers().get(worked.columns().provider()[i]), pence[i], Long::sum);
        }
        return totals;
    }

    @Transactional
    public List<RunHead> list(@Nullable UUID planId, @Nullable UUID after, int limit) {
        return store.list(planId, after, limit);
    }

    /** Tells of the lines of a run. */
    @Transactional
    LineStory story(RunHead head) {
        return new LineStory(head, head.order().isPlain() ? List.of() : store.bases(Objects.requireNonNull(head.id())));
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
