package org.grantsuite.allocation.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardLines;
import org.grantsuite.allocation.grantclient.GrantGateway;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;

/** The money of a payment run, held at grant-service under the run's id: asking twice holds it once. */
@ApplicationScoped
class Reservations {
    private static final int UNAVAILABLE = 503;

    private final GrantGateway grants;
    private final PlanService plans;
    private final RunLines lines;
    private final AwardLines parts;
    private final Stamps stamps;

    Reservations(GrantGateway grants, PlanService plans, RunLines lines, AwardLines parts, Stamps stamps) {
        this.grants = grants;
        this.plans = plans;
        this.lines = lines;
        this.parts = parts;
        this.stamps = stamps;
    }

    UUID reserve(PaymentRun run) {
        Plan plan = plans.plan(run.planId());
        Map<String, Money> pots = QuarkusTransaction.joiningExisting().call(() -> pots(run));
        return grants.reserve(new GrantGateway.ReservationOrder(
                run.id(),
                run.grantId(),
                run.toReserve(),
                plan.requireDecision().id(),
                plan.instalmentNumber(),
                run.paymentOn(),
                "Payment run " + run.label(),
                pots));
    }

    /** Each pot with its part, of the payments that go: in the order of the codes, the same however often it is asked. */
    private Map<String, Money> pots(PaymentRun run) {
        List<RunLines.Line> going =
                lines.of(run.id()).stream().filter(RunLines.Line::goes).toList();
        var accepted =
                parts.acceptedOf(going.stream().map(RunLines.Line::awardId).toList());
        Map<String, Money> pots = new TreeMap<>();
        going.forEach(line -> AwardLines.share(accepted.getOrDefault(line.awardId(), Map.of()), line.amount())
                .forEach((code, sum) -> pots.merge(code, sum, Money::plus)));
        return pots;
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
