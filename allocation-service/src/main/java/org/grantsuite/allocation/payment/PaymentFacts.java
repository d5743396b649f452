package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardFreezes;
import org.grantsuite.allocation.grantclient.GrantFacts;
import org.grantsuite.allocation.hold.PaymentHolds;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.domain.Plan;

/** What grant-service has to say before anything is paid. It is asked before the transaction begins (ADR 7). */
@ApplicationScoped
class PaymentFacts {
    private final GrantFacts grants;
    private final PaymentHolds holds;
    private final AwardFreezes freezes;
    private final PlanService plans;

    PaymentFacts(GrantFacts grants, PaymentHolds holds, AwardFreezes freezes, PlanService plans) {
        this.grants = grants;
        this.holds = holds;
        this.freezes = freezes;
        this.plans = plans;
    }

    /**
     * @param frozen reference of the open case by the award's id (R41)
     * @param passOn R31: the day by which the instalment is passed on, where the scheme sets one
     */
    record Facts(Optional<String> scheme, Map<String, String> frozen, Optional<LocalDate> passOn) {
        static final Facts NONE = new Facts(Optional.empty(), Map.of(), Optional.empty());

        Optional<String> frozen(UUID awardId) {
            return Optional.ofNullable(frozen.get(awardId.toString()))
                    .map(reference -> "frozen by the open irregularity " + reference + " (R41)");
        }
    }

    /** Not in a transaction. */
    Facts of(UUID planId) {
        Plan plan = plans.plan(planId);
        UUID grantId = plan.grantId();
        return new Facts(
                scheme(grantId), freezes.read(grantId), grants.passOnDeadline(grantId, plan.instalmentNumber()));
    }

    @Transactional
    Optional<String> scheme(UUID grantId) {
        return holds.schemeOf(grantId);
    }
}
