package org.grantsuite.allocation.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.GrantGateway.Action;
import org.grantsuite.allocation.grantclient.GrantGateway.Mandate;
import org.grantsuite.allocation.payment.PaymentFacts.Facts;
import org.grantsuite.allocation.payment.domain.PaymentProblem;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.payment.domain.PaymentRun.Declared;
import org.grantsuite.allocation.payment.domain.PaymentRunStatus;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.domain.Decision;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Violation;

/**
 * Releases a payment run in three steps, each of which may be repeated: the intent is committed (RELEASING), the sum is
 * reserved at grant-service under the run's id, then payments and their postings are committed together. A crash
 * between two steps leaves a run that the next release carries on with; nothing is paid that is not reserved. A payment
 * that met an obstacle after the approval is stopped; the others go.
 */
@ApplicationScoped
public class PaymentRelease {
    private static final int UNAVAILABLE = 503;

    private final PaymentRunRepository runs;
    private final PayableAwards payable;
    private final RunLines lines;
    private final PaymentObstacles obstacles;
    private final PlanService plans;
    private final Reservations reservations;
    private final PaymentIssue issue;
    private final PaymentAuthority authority;
    private final PaymentFacts facts;
    private final PaymentTrail trail;

    PaymentRelease(
            PaymentRunRepository runs,
            PayableAwards payable,
            RunLines lines,
            PaymentObstacles obstacles,
            PlanService plans,
            Reservations reservations,
            PaymentIssue issue,
            PaymentAuthority authority,
            PaymentFacts facts,
            PaymentTrail trail) {
        this.runs = runs;
        this.payable = payable;
        this.lines = lines;
        this.obstacles = obstacles;
        this.plans = plans;
        this.reservations = reservations;
        this.issue = issue;
        this.authority = authority;
        this.facts = facts;
        this.trail = trail;
    }

    /** What grant-service has to say, where the run still has to be released. Not in a transaction. */
    public Facts facts(UUID id) {
        PaymentRun run = QuarkusTransaction.requiringNew().call(() -> runs.get(id));
        boolean open = run.status() == PaymentRunStatus.APPROVED || run.status() == PaymentRunStatus.RELEASING;
        return open ? facts.of(run.planId()) : Facts.NONE;
    }

    /** Checks what releasing would check; changes and reserves nothing. */
    @Transactional
    public PaymentRun rehearse(UUID id, Declared declared, Facts known) {
        PaymentRun run = runs.get(id);
        if (run.status() != PaymentRunStatus.RELEASING) {
            run.requireMay(PaymentRunStatus.RELEASING);
        }
        run.requireDeclared(declared);
        requirePayable(run);
        requireSomeLeft(run, stops(run, gate(run, known)));
        return run;
    }

    /**
     * Notes that the caller would release the run, before anything else happens; returns whether enough people would. A
     * release that was begun goes on without asking again.
     */
    public boolean note(UUID id, Declared declared, Optional<Mandate> mandate) {
        return mandate.isEmpty()
                || QuarkusTransaction.requiringNew().call(() -> {
                    PaymentRun run = runs.lock(id);
                    run.requireDeclared(declared);
                    return run.status() != PaymentRunStatus.APPROVED
                            || authority.note(run, Action.PAYMENT_RUN_RELEASE, mandate.get());
                });
    }

    /**
     * Steps one and two; empty when the run is released already. Not in a transaction: step one must be seen.
     *
     * @param mandate under which the caller releases; empty where he goes on with what was begun
     */
    public Optional<UUID> reserve(UUID id, Declared declared, Facts known, Optional<Mandate> mandate) {
        boolean released = QuarkusTransaction.requiringNew().call(() -> begin(id, declared, known, mandate));
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

    /** Step three, in the caller's transaction. What changed while the sum was being reserved is asked once more. */
    public PaymentRun release(UUID id, Optional<UUID> reservation, Facts known) {
        PaymentRun run = runs.lock(id);
        run.requireMay(PaymentRunStatus.RELEASED);
        UUID held = reservation.orElseThrow(() -> new IllegalStateException("released without a reservation"));
        PaymentObstacles.Gate gate = gate(run, known);
        Map<UUID, String> late = stops(run, gate);
        requireSomeLeft(run, late);
        late.forEach((award, reason) -> lines.stop(id, award, reason));
        List<RunLines.Line> going =
                lines.of(id).stream().filter(RunLines.Line::goes).toList();
        Money total = RunLines.sum(going);
        run.release(
                held,
                new PaymentRun.Sum(going.size(), total),
                trail.stamps().person(),
                trail.stamps().now());
        runs.flush();
        // To the payee the gate let through: read again, it might be another by now.
        issue.pay(run, held, going.stream().map(RunLines.Line::awardId).toList(), gate::payee);
        lines.letGo(id);
        trail.record("Released", run, null, Map.of("total", total, "count", going.size(), "reservation", held));
        return run;
    }

    private boolean begin(UUID id, Declared declared, Facts known, Optional<Mandate> mandate) {
        PaymentRun run = runs.lock(id);
        if (run.status().isReleased()) {
            return true;
        }
        if (run.status() != PaymentRunStatus.RELEASING) {
            run.requireMay(PaymentRunStatus.RELEASING);
        }
        run.requireDeclared(declared);
        if (run.status() == PaymentRunStatus.RELEASING) {
            requirePayable(run);
            return false;
        }
        requireEnoughPeople(run, mandate);
        Map<UUID, String> stops = stops(run, gate(run, known));
        requireSomeLeft(run, stops);
        stops.forEach((award, reason) -> lines.stop(id, award, reason));
        requirePayable(run);
        run.beginRelease(
                RunLines.sum(lines.of(id).stream().filter(RunLines.Line::goes).toList()));
        return false;
    }

    /** It may have been approved, or its release abandoned, since the caller's authority was asked for. */
    private void requireEnoughPeople(PaymentRun run, Optional<Mandate> mandate) {
        boolean enough = mandate.filter(held -> authority.note(run, Action.PAYMENT_RUN_RELEASE, held))
                .isPresent();
        if (!enough) {
            throw Refusal.of(
                    RequestProblem.CONFLICT,
                    "The payment run was changed at the same moment; read it again and repeat");
        }
    }

    private PaymentObstacles.Gate gate(PaymentRun run, Facts known) {
        return obstacles.gate(run.grantId(), known);
    }

    /** Why which of the payments that would go do not. */
    private Map<UUID, String> stops(PaymentRun run, PaymentObstacles.Gate gate) {
        Map<UUID, String> stops = new LinkedHashMap<>();
        lines.of(run.id()).stream()
                .filter(RunLines.Line::goes)
                .forEach(line -> gate.against(line.awardId(), line.providerId(), line.payee())
                        .ifPresent(reason -> stops.put(line.awardId(), reason)));
        return stops;
    }

    private void requireSomeLeft(PaymentRun run, Map<UUID, String> stops) {
        boolean some = lines.of(run.id()).stream().anyMatch(line -> line.goes() && !stops.containsKey(line.awardId()));
        if (!some) {
            throw Refusal.of(PaymentProblem.PAYMENT_NOTHING_TO_PAY, "Every payment of the run is stopped")
                    .violations(stops.entrySet().stream()
                            .limit(100)
                            .map(stop -> Violation.of(stop.getKey().toString(), stop.getValue()))
                            .toList());
        }
    }

    private void abandon(UUID id) {
        PaymentRun run = runs.lock(id);
        if (run.status() == PaymentRunStatus.RELEASING) {
            run.abandonRelease();
            lines.unstop(id);
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
