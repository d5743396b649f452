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
import org.jspecify.annotations.Nullable;

/** Drafts, approves and cancels payment runs; releasing is {@link PaymentRelease}. */
@ApplicationScoped
public class PaymentRunService {
    private final PaymentRunRepository runs;
    private final PayableAwards awards;
    private final PlanService plans;
    private final Reservations reservations;
    private final PaymentAuthority authority;
    private final PaymentTrail trail;
    private final CanonicalJson json;

    PaymentRunService(
            PaymentRunRepository runs,
            PayableAwards awards,
            PlanService plans,
            Reservations reservations,
            PaymentAuthority authority,
            PaymentTrail trail,
            CanonicalJson json) {
        this.runs = runs;
        this.awards = awards;
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

    public PaymentRun draft(RunOrder order) {
        Plan plan = plans.plan(order.planId());
        plan.requireDecision();
        if (runs.count("grantId = ?1 and label = ?2", plan.grantId(), order.label()) > 0) {
            throw Refusal.of(
                    PaymentProblem.PAYMENT_RUN_LABEL_TAKEN,
                    "'" + order.label() + "' is taken; finance needs to tell runs apart");
        }
        List<Candidate> found = awards.candidates(order.planId(), order.paymentOn(), order.awardIds());
        List<Candidate> paid =
                found.stream().filter(award -> award.leftOutBecause() == null).toList();
        if (paid.isEmpty()) {
            throw Refusal.of(
                    PaymentProblem.PAYMENT_NOTHING_TO_PAY,
                    "No award of the plan is accepted, unpaid and payable on " + order.paymentOn());
        }
        PaymentRun run = PaymentRun.draft(
                trail.stamps().id(),
                new PaymentRun.Subject(plan.id(), plan.grantId(), order.label(), order.paymentOn()),
                new PaymentRun.Content(
                        paid.stream().map(Candidate::unpaid).reduce(Money.ZERO, Money::plus),
                        paid.size(),
                        json.write(excluded(found))),
                trail.stamps().person(),
                trail.stamps().now());
        runs.persistAndFlush(run);
        awards.hold(run.id(), paid);
        trail.record("Drafted", run, null, Map.of("total", run.total(), "count", run.count()));
        return run;
    }

    /** R43: while another person is needed it stays a draft. */
    public PaymentRun approve(UUID id, Optional<Mandate> mandate, @Nullable String note) {
        PaymentRun run = runs.lock(id);
        run.requireApprovableBy(trail.stamps().person());
        if (!authority.note(run, Action.PAYMENT_RUN_APPROVAL, mandate.orElseThrow())) {
            return run;
        }
        run.approve(trail.stamps().person());
        runs.flush();
        trail.record("Approved", run, note, Map.of("total", run.total()));
        return run;
    }

    @Transactional
    public PaymentRun get(UUID id) {
        return runs.get(id);
    }

    @Transactional
    public List<PaymentRun> list(@Nullable UUID planId, @Nullable UUID after, int limit) {
        return runs.page(planId, after, limit);
    }

    /** Says so first, gives back what may be reserved, then lets go of the awards; each step may be repeated. */
    public void prepareCancellation(UUID id, String reason) {
        boolean mayBeReserved =
                QuarkusTransaction.requiringNew().call(() -> runs.lock(id).beginCancellation(reason));
        if (mayBeReserved) {
            reservations.giveBack(get(id), reason);
        }
    }

    public PaymentRun cancel(UUID id, String reason) {
        PaymentRun run = runs.lock(id);
        run.cancel();
        runs.flush();
        awards.letGo(id);
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
