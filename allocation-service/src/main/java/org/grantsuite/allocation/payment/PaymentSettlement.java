package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardLifecycle;
import org.grantsuite.allocation.award.AwardRepository;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.payment.domain.PaymentRunStatus;
import org.grantsuite.allocation.payment.domain.PaymentStatus;
import org.grantsuite.allocation.recovery.Offsets;
import org.grantsuite.allocation.recovery.RecoveryService;
import org.grantsuite.allocation.recovery.domain.RecoveryProblem;
import org.grantsuite.commons.outbox.Outbox;
import org.grantsuite.commons.outbox.OutboxMessage;
import org.grantsuite.commons.problem.Refusal;

/** What becomes of a payment once grant-service has answered, or somebody has given its posting up. */
@ApplicationScoped
class PaymentSettlement {
    private final PaymentRepository payments;
    private final PaymentRunRepository runs;
    private final AwardRepository awards;
    private final AwardLifecycle lifecycle;
    private final RecoveryService recoveries;
    private final Offsets offsets;
    private final Outbox outbox;
    private final PaymentTrail trail;

    PaymentSettlement(
            PaymentRepository payments,
            PaymentRunRepository runs,
            AwardRepository awards,
            AwardLifecycle lifecycle,
            RecoveryService recoveries,
            Offsets offsets,
            Outbox outbox,
            PaymentTrail trail) {
        this.payments = payments;
        this.runs = runs;
        this.awards = awards;
        this.lifecycle = lifecycle;
        this.recoveries = recoveries;
        this.offsets = offsets;
        this.outbox = outbox;
        this.trail = trail;
    }

    void posted(Payment payment, UUID journalId) {
        payment.posted(journalId);
        payments.flush();
        trail.record("Posted", payment, null);
        if (payment.offset().isPositive()) {
            offsets.post(payment.id());
            settle(payment.paymentRunId());
        }
        giveBackWhenSettled(payment.paymentRunId());
    }

    void refused(Payment payment) {
        payment.postingRefused();
        payments.flush();
        trail.record("PostingRefused", payment, null);
    }

    void withdrawn(UUID paymentId, String reason) {
        Payment payment = payments.lock(paymentId);
        lifecycle.lockPotsOf(List.of(payment.awardId()));
        Award award = awards.lock(payment.awardId());
        recoveries.askedBeyond(award, payment.amount()).ifPresent(asked -> {
            throw Refusal.of(
                    RecoveryProblem.RECOVERY_ASKS_FOR_IT,
                    "Recovery " + asked + " asks for money of the payment; credit it first");
        });
        payment.withdraw(award);
        payments.flush();
        lifecycle.freeIfClosed(award, payment.amount());
        offsets.undo(payment.id(), reason);
        payments.flush();
        trail.record("Withdrawn", payment, reason);
        settle(payment.paymentRunId());
        giveBackWhenSettled(payment.paymentRunId());
    }

    /** How far the run is, after some of its payments were confirmed or withdrawn. */
    void settle(UUID runId) {
        PaymentRun run = runs.lock(runId);
        var before = run.status();
        run.settle(payments.settledOf(runId));
        runs.flush();
        if (run.status() != before) {
            trail.record(
                    run.status() == PaymentRunStatus.SETTLED ? "Settled" : "PartSettled",
                    run,
                    null,
                    Map.of("settled", run.settledCount()));
        }
    }

    /** With the last payment settled, what withdrawn ones leave of the reservation is given back. */
    private void giveBackWhenSettled(UUID runId) {
        PaymentRun run = runs.lock(runId);
        UUID reservation = run.reservationId();
        boolean waiting = payments.count(
                        "paymentRunId = ?1 and (status = ?2 or status = ?3)",
                        runId,
                        PaymentStatus.RELEASED,
                        PaymentStatus.POSTING_REFUSED)
                > 0;
        boolean leftOver = run.reservedTooMuch()
                || payments.count("paymentRunId = ?1 and status = ?2", runId, PaymentStatus.WITHDRAWN) > 0;
        if (!waiting && leftOver && reservation != null) {
            outbox.send(new OutboxMessage(
                    run.grantId(),
                    GiveBackReservation.COMMAND,
                    "payment-run/" + runId + "/settled",
                    run.paymentOn(),
                    "/v1/grants/" + run.grantId() + "/reservations/" + reservation + "/void",
                    Map.of("reservationId", reservation)));
        }
    }
}
