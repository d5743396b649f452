package org.grantsuite.allocation.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.api.model.ExcludedAward;
import org.grantsuite.allocation.grantclient.GrantGateway.Action;
import org.grantsuite.allocation.grantclient.GrantGateway.Mandate;
import org.grantsuite.allocation.payment.PayableAwards.Candidate;
import org.grantsuite.allocation.payment.domain.PaymentProblem;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Drafts, approves and cancels payment runs; releasing is {@link PaymentRelease}. */
@ApplicationScoped
public class PaymentRunService {
    private final PaymentRunRepository runs;
    private final PayableAwards awards;
    private final RunLines lines;
    private final PaymentObstacles obstacles;
    private final PaymentWarnings warnings;
    private final PlanService plans;
    private final Reservations reservations;
    private final PaymentAuthority authority;
    private final PaymentTrail trail;
    private final CanonicalJson json;

    PaymentRunService(
            PaymentRunRepository runs,
            PayableAwards awards,
            RunLines lines,
            PaymentObstacles obstacles,
            PaymentWarnings warnings,
            PlanService plans,
            Reservations reservations,
            PaymentAuthority authority,
            PaymentTrail trail,
            CanonicalJson json) {
        this.runs = runs;
        this.awards = awards;
        this.lines = lines;
        this.obstacles = obstacles;
        this.warnings = warnings;
        this.plans = plans;
        this.reservations = reservations;
        this.authority = authority;
        this.trail = trail;
        this.json = json;
    }

    /** What to pay, and when. */
    public record RunOrder(
            UUID planId,
            String label,
            LocalDate paymentOn,
            @Nullable List<UUID> awardIds) {}

    /** @param known what grant-service said, asked before this transaction */
    public PaymentRun draft(RunOrder order, PaymentFacts.Facts known) {
        Plan plan = plans.plan(order.planId());
        plan.requireDecision();
        if (runs.count("label = ?1", order.label()) > 0) {
            throw Refusal.of(
                    PaymentProblem.PAYMENT_RUN_LABEL_TAKEN,
                    "'" + order.label() + "' is taken; finance needs to tell runs apart");
        }
        List<Candidate> found = awards.candidates(
                order.planId(), order.paymentOn(), order.awardIds(), obstacles.gate(plan.grantId(), known));
        List<Candidate> paid =
                found.stream().filter(award -> award.leftOutBecause() == null).toList();
        if (paid.isEmpty()) {
            throw Refusal.of(
                            PaymentProblem.PAYMENT_NOTHING_TO_PAY,
                            "No award of the plan is accepted, unpaid and payable on " + order.paymentOn())
                    .violations(leftOut(found));
        }
        var subject = new PaymentRun.Subject(plan.id(), plan.grantId(), order.label(), order.paymentOn());
        PaymentRun run = PaymentRun.draft(
                trail.stamps().id(),
                subject,
                content(subject, found, paid, known),
                trail.stamps().person(),
                trail.stamps().now());
        runs.persistAndFlush(run);
        lines.hold(run.id(), paid);
        trail.record("Drafted", run, null, Map.of("total", run.total(), "count", run.count()));
        return run;
    }

    private PaymentRun.Content content(
            PaymentRun.Subject subject, List<Candidate> found, List<Candidate> paid, PaymentFacts.Facts known) {
        return new PaymentRun.Content(
                paid.stream().map(Candidate::unpaid).reduce(Money.ZERO, Money::plus),
                paid.size(),
                lines.hash(subject, paid.stream().map(Candidate::line).toList()),
                json.write(excluded(found)),
                json.write(warnings.of(subject, paid, known)));
    }

    private static List<Violation> leftOut(List<Candidate> found) {
        return found.stream()
                .limit(100)
                .map(award -> Violation.of(award.awardId().toString(), String.valueOf(award.leftOutBecause())))
                .toList();
    }

    /** R43: while another person is needed it stays a draft. */
    public PaymentRun approve(UUID id, Optional<Mandate> mandate, @Nullable String note) {
        PaymentRun run = runs.lock(id);
        run.requireApprovableBy(trail.stamps().person());
        String hash = seen(run);
        if (!authority.note(run, Action.PAYMENT_RUN_APPROVAL, mandate.orElseThrow(), hash)) {
            return run;
        }
        run.approve(trail.stamps().person(), hash);
        runs.flush();
        trail.record("Approved", run, note, Map.of("total", run.total()));
        return run;
    }

    /** R30: the payees as the approver sees them now; whatever changes of them afterwards stops the payment. */
    private String seen(PaymentRun run) {
        PaymentObstacles.Gate gate = obstacles.gate(run.grantId(), PaymentFacts.Facts.NONE);
        lines.of(run.id())
                .forEach(line -> lines.see(
                        run.id(), line.awardId(), gate.payee(line.providerId()).fingerprint()));
        return lines.hash(run.subject(), lines.of(run.id()));
    }

    @Transactional
    public PaymentRun get(UUID id) {
        return runs.get(id);
    }

    @Transactional
    public List<PaymentRun> list(@Nullable UUID planId, @Nullable UUID after, int limit) {
        return runs.page(planId, after, limit);
    }

    /** Gives back what may be reserved, having said so; may be repeated. The awards are let go by {@link #cancel}. */
    public void prepareCancellation(UUID id, String reason) {
        boolean mayBeReserved =
                QuarkusTransaction.requiringNew().call(() -> runs.lock(id).beginCancellation());
        if (mayBeReserved) {
            reservations.giveBack(get(id), reason);
        }
    }

    public PaymentRun cancel(UUID id, String reason) {
        PaymentRun run = runs.lock(id);
        run.cancel(reason);
        runs.flush();
        lines.letGo(id);
        trail.record("Cancelled", run, reason, Map.of());
        return run;
    }

    private static List<ExcludedAward> excluded(List<Candidate> found) {
        return found.stream()
                .filter(award -> award.leftOutBecause() != null)
                .map(award -> new ExcludedAward()
                        .awardId(award.awardId())
                        .providerId(award.providerId())
                        .reason(award.leftOutBecause()))
                .toList();
    }
}
