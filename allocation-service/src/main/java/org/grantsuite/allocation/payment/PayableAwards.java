package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.allocation.payment.domain.PaymentProblem;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.provider.Registration;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Which awards a payment run may pay (R26, R29), and which it holds. */
@ApplicationScoped
class PayableAwards {
    private static final String CANDIDATES = """
            select a.id, a.provider_id, a.accepted_pence - a.paid_pence, %s, a.accepted_on, a.location_id
            from award a
            where a.plan_id = ? and a.status = 'ACCEPTED' and a.paid_pence < a.accepted_pence
              and (?::uuid[] is null or a.id = any (?::uuid[]))
              and not exists (select 1 from payment_run_award o where o.award_id = a.id and o.open)
            order by a.id for update of a""".formatted(Registration.notRegistered("a"));
    private static final String OPEN_ELSEWHERE =
            "select distinct award_id from payment_run_award where open and award_id = any (?)";
    private static final String UNPAYABLE = """
            select a.id, a.provider_id from payment_run_award h join award a on a.id = h.award_id
            where h.payment_run_id = ? and h.stopped_because is null and (a.status <> 'ACCEPTED' or a.accepted_on > ? or (%s))
            order by h.position""".formatted(Registration.notRegistered("a"));

    private final Jdbc jdbc;

    PayableAwards(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An award about to be paid; left out where a reason is given.
     *
     * @param payee fingerprint of the payee as it is now
     */
    record Candidate(
            UUID awardId,
            String providerId,
            @Nullable String locationId,
            Money unpaid,
            String payee,
            @Nullable String leftOutBecause) {

        RunLines.Line line() {
            return new RunLines.Line(awardId, providerId, locationId, unpaid, payee, null);
        }
    }

    /** Accepted and unpaid awards of a plan, locked; only the named ones when some are named. */
    List<Candidate> candidates(
            UUID planId, LocalDate paymentOn, @Nullable List<UUID> named, PaymentObstacles.Gate gate) {
        UUID[] ids = named == null ? null : named.toArray(UUID[]::new);
        List<Candidate> found = jdbc.list(
                CANDIDATES,
                row -> new Candidate(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(6),
                        Money.ofPence(row.getLong(3)),
                        "",
                        reason(row.getBoolean(4), row.getObject(5, LocalDate.class), paymentOn)),
                paymentOn,
                paymentOn,
                planId,
                ids,
                ids);
        List<Candidate> judged =
                found.stream().map(candidate -> judged(candidate, gate)).toList();
        if (named != null) {
            requireAll(named, judged);
        }
        return judged;
    }

    private static Candidate judged(Candidate candidate, PaymentObstacles.Gate gate) {
        String reason = candidate.leftOutBecause() == null
                ? gate.against(candidate.awardId(), candidate.providerId()).orElse(null)
                : candidate.leftOutBecause();
        return new Candidate(
                candidate.awardId(),
                candidate.providerId(),
                candidate.locationId(),
                candidate.unpaid(),
                gate.payee(candidate.providerId()).fingerprint(),
                reason);
    }

    /** R26, R29: asked again for the payment date, whatever was true when the run was drafted. */
    void requireStillPayable(PaymentRun run) {
        List<Violation> faults = jdbc.list(
                UNPAYABLE,
                row -> Violation.of(
                        row.getString(1),
                        "provider " + row.getString(2) + ": not registered, or terms not accepted, on "
                                + run.paymentOn()),
                run.id(),
                run.paymentOn(),
                run.paymentOn(),
                run.paymentOn());
        if (!faults.isEmpty()) {
            throw Refusal.of(
                            PaymentProblem.RECIPIENT_NOT_REGISTERED,
                            faults.size() + " award(s) may not be paid on " + run.paymentOn() + " (R26, R29)")
                    .violations(faults.subList(0, Math.min(100, faults.size())));
        }
    }

    private static @Nullable String reason(boolean unregistered, LocalDate acceptedOn, LocalDate paymentOn) {
        if (unregistered) {
            return "not registered on " + paymentOn + " (R26)";
        }
        return acceptedOn.isAfter(paymentOn) ? "terms accepted on " + acceptedOn + ", after the payment (R29)" : null;
    }

    private void requireAll(List<UUID> named, List<Candidate> found) {
        Set<UUID> missing = new HashSet<>(named);
        List<Violation> leftOut = new ArrayList<>();
        for (Candidate candidate : found) {
            missing.remove(candidate.awardId());
            if (candidate.leftOutBecause() != null) {
                leftOut.add(Violation.of(candidate.awardId().toString(), candidate.leftOutBecause()));
            }
        }
        if (!missing.isEmpty()) {
            List<UUID> open = jdbc.list(
                    OPEN_ELSEWHERE, row -> row.getObject(1, UUID.class), (Object) missing.toArray(UUID[]::new));
            throw open.isEmpty()
                    ? Refusal.of(
                            PaymentProblem.PAYMENT_AWARD_NOT_PAYABLE,
                            "Not accepted and unpaid awards of the plan: " + missing)
                    : Refusal.of(PaymentProblem.PAYMENT_AWARD_IN_ANOTHER_RUN, "In another open payment run: " + open);
        }
        if (!leftOut.isEmpty()) {
            throw Refusal.of(
                            PaymentProblem.RECIPIENT_NOT_REGISTERED, leftOut.size() + " named award(s) may not be paid")
                    .violations(leftOut);
        }
    }
}
