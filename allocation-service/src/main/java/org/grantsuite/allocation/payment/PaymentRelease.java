package org.grantsuite.allocation.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.GrantGateway.Action;
import org.grantsuite.allocation.grantclient.GrantGateway.Mandate;
import org.grantsuite.allocation.payment.domain.PaymentProblem;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.payment.domain.PaymentRunStatus;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.domain.Decision;
import org.grantsuite.commons.problem.Refusal;

/**
 * Releases a payment run in three steps, each of which may be repeated: the intent is committed (RELEASING), the sum is
 * reserved at grant-service under the run's id, then payments and their postings are committed together. A crash
 * between two steps leaves a run that the next release carries on with; nothing is paid that is not reserved.
 */
@ApplicationScoped
public class PaymentRelease {
    private static final int UNAVAILABLE = 503;

    private final PaymentRunRepository runs;
    private final PayableAwards payable;
    private final PlanService plans;
    private final Reservations reservations;
    private final PaymentIssue issue;
    private final PaymentAuthority authority;
    private final PaymentTrail trail;

    PaymentRelease(
            PaymentRunRepository runs,
            PayableAwards payable,
            PlanService plans,
            Reservations reservations,
            PaymentIssue issue,
            PaymentAuthority authority,
            PaymentTrail trail) {
        this.runs = runs;
        this.payable = payable;
        this.plans = plans;
        this.reservations = reservations;
        this.issue = issue;
        this.authority = authority;
        this.trail = trail;
    }

    /** Checks what releasing would check; changes and reserves nothing. */
    @Transactional
    public PaymentRun rehearse(UUID id) {
        PaymentRun run = runs.get(id);
        if (run.status() != PaymentRunStatus.RELEASING) {
            run.requireMay(PaymentRunStatus.RELEASING);
        }
        requirePayable(run);
        return run;
    }

    /**
     * Notes that the caller would release the run, before anything else happens; returns whether enough people would. A
     * release that was begun goes on without asking again.
     */
    public boolean note(UUID id, Optional<Mandate> mandate) {
        return mandate.isEmpty()
                || QuarkusTransaction.requiringNew().call(() -> {
                    PaymentRun run = runs.lock(id);
                    return run.status() != PaymentRunStatus.APPROVED
                            || authority.note(run, Action.PAYMENT_RUN_RELEASE, mandate.get());
                });
    }

    /** Steps one and two; empty when the run is released already. Not in a transaction: step one must be seen. */
    public Optional<UUID> reserve(UUID id) {
        boolean released = QuarkusTransaction.requiringNew().call(() -> begin(id));
        if (released) {
            return Optional.empty();
        }
        PaymentRun run = QuarkusTransaction.requiringNew().call(() -> runs.get(id));
        try {
            return Optional.of(reservations.reserve(run));
        } catch (Refusal refusal) {
            if (refusal.code().status() != UNAVAILABLE) {
                QuarkusTransaction.requiringNew().run(() -> abandon(id));
            }
            throw refusal;
        }
    }

    /** Step three, in the caller's transaction. */
    public PaymentRun release(UUID id, Optional<UUID> reservation) {
        PaymentRun run = runs.lock(id);
        run.requireMay(PaymentRunStatus.RELEASED);
        UUID held = reservation.orElseThrow(() -> new IllegalStateException("released without a reservation"));
        run.release(held, trail.stamps().person(), trail.stamps().now());
        runs.flush();
        issue.pay(run, held, payable.held(id));
        payable.letGo(id);
        trail.record("Released", run, null, Map.of("total", run.total(), "count", run.count(), "reservation", held));
        return run;
    }

    private boolean begin(UUID id) {
        PaymentRun run = runs.lock(id);
        if (run.status() == PaymentRunStatus.RELEASED) {
            return true;
        }
        if (run.status() != PaymentRunStatus.RELEASING) {
            run.requireMay(PaymentRunStatus.RELEASING);
        }
        requirePayable(run);
        run.beginRelease();
        return false;
    }

    private void abandon(UUID id) {
        PaymentRun run = runs.lock(id);
        if (run.status() == PaymentRunStatus.RELEASING) {
            run.abandonRelease();
        }
    }

    /** R24, R26, R29 on the payment date. */
    private void requirePayable(PaymentRun run) {
        trail.stamps().requirePast(run.paymentOn(), "paymentOn");
        Decision decision = plans.plan(run.planId()).requireDecision();
        if (run.paymentOn().isBefore(decision.effectiveOn())) {
            throw Refusal.of(
                    PaymentProblem.DECISION_NOT_EFFECTIVE,
                    "Decision " + decision.reference() + " has effect from " + decision.effectiveOn()
                            + ", the payment is dated " + run.paymentOn() + " (R24)");
        }
        payable.requireStillPayable(run);
    }
}
