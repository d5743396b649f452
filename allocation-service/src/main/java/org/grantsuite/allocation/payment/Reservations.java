package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.GrantGateway;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.commons.problem.Refusal;

/** The money of a payment run, held at grant-service under the run's id: asking twice holds it once. */
@ApplicationScoped
class Reservations {
    private static final int UNAVAILABLE = 503;

    private final GrantGateway grants;
    private final PlanService plans;
    private final Stamps stamps;

    Reservations(GrantGateway grants, PlanService plans, Stamps stamps) {
        this.grants = grants;
        this.plans = plans;
        this.stamps = stamps;
    }

    UUID reserve(PaymentRun run) {
        Plan plan = plans.plan(run.planId());
        return grants.reserve(new GrantGateway.ReservationOrder(
                run.id(),
                run.grantId(),
                run.total(),
                plan.requireDecision().id(),
                plan.instalmentNumber(),
                run.paymentOn(),
                "Payment run " + run.label()));
    }

    /**
     * Gives back what an interrupted release may have reserved. Its answer may have been lost, so the reservation is
     * asked for by its natural key once more; where that is refused, nothing is held.
     */
    void giveBack(PaymentRun run, String reason) {
        UUID reservation;
        try {
            reservation = reserve(run);
        } catch (Refusal refusal) {
            if (refusal.code().status() == UNAVAILABLE) {
                throw refusal;
            }
            return;
        }
        try {
            grants.giveBack(
                    run.grantId(), reservation, "payment-run/" + run.id() + "/cancelled", reason, stamps.person());
        } catch (SiblingRefused refused) {
            throw GrantGateway.told(refused);
        }
    }
}
