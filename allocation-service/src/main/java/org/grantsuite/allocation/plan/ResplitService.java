package org.grantsuite.allocation.plan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.allocation.approval.Approvals;
import org.grantsuite.allocation.grantclient.GrantGateway.Action;
import org.grantsuite.allocation.grantclient.GrantGateway.Mandate;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** Splits an instalment that came in reduced anew, what is committed first (R14, R23, R43). */
@ApplicationScoped
class ResplitService {
    private final PlanRepository plans;
    private final PotRepository pots;
    private final PlanService service;
    private final PlanDecisions decisions;
    private final Approvals approvals;
    private final ResplitTrail trail;

    ResplitService(
            PlanRepository plans,
            PotRepository pots,
            PlanService service,
            PlanDecisions decisions,
            Approvals approvals,
            ResplitTrail trail) {
        this.plans = plans;
        this.pots = pots;
        this.service = service;
        this.decisions = decisions;
        this.approvals = approvals;
        this.trail = trail;
    }

    /** What is asked for. */
    record Order(
            UUID planId,
            Money amount,
            UUID decisionId,
            @Nullable String note) {}

    /** @param reference of the decision; null in a preview or while another person is needed */
    record Done(Resplitting split, @Nullable String reference) {}

    Resplitting preview(UUID planId, Money amount) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Plan plan = service.plan(planId);
            plan.requireDecision();
            return Resplitting.of(plan, pots.of(planId), amount);
        });
    }

    /** Not in a transaction, because grant-service is asked. */
    Mandate authority(UUID planId) {
        var found = QuarkusTransaction.requiringNew().call(() -> service.get(planId));
        found.plan().requireDecision();
        found.plan().requireOtherThanPreparer(trail.person());
        var codes = found.pots().stream().map(Pot::code).collect(Collectors.toSet());
        return approvals.require(
                Action.PLAN_APPROVAL,
                found.plan().grantId(),
                codes,
                found.plan().standing());
    }

    Done resplit(Order order, Mandate mandate) {
        Plan plan = service.plan(order.planId());
        plan.requireDecision();
        plan.requireOtherThanPreparer(trail.person());
        String reference = decisions.requireForSplit(plan, order.decisionId()).reference();
        List<Pot> locked = pots.lockAll(order.planId());
        Resplitting split = Resplitting.of(plan, locked, order.amount());
        var matter = new Approvals.Matter(
                Action.PLAN_APPROVAL,
                plan.id(),
                "re-split of " + split.before() + " to " + split.amount() + " by " + order.decisionId());
        if (!approvals.note(matter, mandate)) {
            return new Done(split, null);
        }
        split.pots().forEach(part -> PotRepository.named(locked, part.code()).reduceTo(part.amount()));
        plan.reduceTo(split.amount());
        plans.flush();
        trail.write(plan, order, split, reference);
        return new Done(split, reference);
    }
}
