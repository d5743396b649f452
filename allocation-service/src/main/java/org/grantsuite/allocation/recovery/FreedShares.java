package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardLifecycle;
import org.grantsuite.allocation.award.AwardRepository;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.award.domain.AwardStatus;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.allocation.recovery.domain.RecoveryProblem;
import org.grantsuite.allocation.run.RunDecisions;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;

/** Money that came back goes out again: its share is free in the pots of its award, once, under a decision. */
@ApplicationScoped
class FreedShares {
    private final RecoveryRepository recoveries;
    private final RecoveryEntries entries;
    private final AwardRepository awards;
    private final AwardLifecycle lifecycle;
    private final PlanService plans;
    private final RunDecisions decisions;
    private final RecoveryTrail trail;

    FreedShares(
            RecoveryRepository recoveries,
            RecoveryEntries entries,
            AwardRepository awards,
            AwardLifecycle lifecycle,
            PlanService plans,
            RunDecisions decisions,
            RecoveryTrail trail) {
        this.recoveries = recoveries;
        this.entries = entries;
        this.awards = awards;
        this.lifecycle = lifecycle;
        this.plans = plans;
        this.decisions = decisions;
        this.trail = trail;
    }

    Recovery free(UUID id, UUID decisionId, String reason) {
        UUID awardId = recoveries.get(id).debtor().awardId();
        Plan plan = plans.plan(awards.planOf(awardId));
        String reference = Objects.requireNonNull(decisions.ask(decisionId, plan));
        lifecycle.lockGrant(plan.grantId());
        lifecycle.lockPotsOf(List.of(awardId));
        Award award = awards.lock(awardId);
        Recovery recovery = recoveries.lock(id);
        if (award.status() == AwardStatus.NOVATED) {
            throw Refusal.of(
                    RecoveryProblem.RECOVERY_WENT_TO_SUCCESSOR,
                    "What comes back of award " + awardId + " is for its successor's award " + award.novatedTo());
        }
        Money sum = entries.notFreed(id);
        if (!sum.isPositive()) {
            throw Refusal.of(
                    RecoveryProblem.RECOVERY_NOTHING_TO_FREE,
                    "What came back and reached the ledger was freed before, or nothing did yet");
        }
        lifecycle.free(award, sum, entries.freedOf(awardId));
        entries.free(id, sum, new RecoveryEntries.Under(decisionId, reference));
        trail.record("ShareFreed", recovery, sum, reason);
        return recovery;
    }
}
