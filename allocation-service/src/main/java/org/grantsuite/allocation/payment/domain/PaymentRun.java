package org.grantsuite.allocation.payment.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Awards to be paid together: prepared by one person, approved by another, reserved at grant-service, then released.
 */
@Entity
@Table(name = "payment_run")
public class PaymentRun {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "plan_id")
    private UUID planId;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "label")
    private String label;

    @Column(name = "payment_on")
    private LocalDate paymentOn;

    @Column(name = "total_pence")
    private long totalPence;

    @Column(name = "award_count")
    private int awardCount;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private PaymentRunStatus status;

    @Column(name = "excluded")
    @ColumnTransformer(read = "excluded::text", write = "?::jsonb")
    private String excluded;

    @Column(name = "content_hash")
    private @Nullable String contentHash;

    @Column(name = "reserved_pence")
    private @Nullable Long reservedPence;

    @Column(name = "released_count")
    private @Nullable Integer releasedCount;

    @Column(name = "released_pence")
    private @Nullable Long releasedPence;

    @Column(name = "settled_count")
    private int settledCount;

    @Column(name = "warnings")
    @ColumnTransformer(read = "warnings::text", write = "?::jsonb")
    private String warnings = "[]";

    @Column(name = "reservation_id")
    private @Nullable UUID reservationId;

    @Column(name = "prepared_by")
    private String preparedBy;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "released_by")
    private @Nullable String releasedBy;

    @Column(name = "released_at")
    private @Nullable OffsetDateTime releasedAt;

    @Column(name = "cancel_reason")
    private @Nullable String cancelReason;

    @Column(name = "recorded_at")
    private OffsetDateTime recordedAt;

    @Version
    private long version;

    protected PaymentRun() {}

    /** Of which plan, called what, paid when. */
    public record Subject(UUID planId, UUID grantId, String label, LocalDate paymentOn) {}

    /**
     * @param hash over the lines that are approved
     * @param excluded JSON of the awards left out, with the reason for each
     * @param warnings JSON of what a person should look at
     */
    public record Content(Money total, int count, String hash, String excluded, String warnings) {}

    /** What the releaser holds in hand; with a hash where he holds the lines too. */
    public record Declared(int count, Money total, @Nullable String contentHash) {}

    /** How many payments, and how much. */
    public record Sum(int count, Money total) {}

    public static PaymentRun draft(
            UUID id, Subject subject, Content content, String preparedBy, OffsetDateTime recordedAt) {
        PaymentRun run = new PaymentRun();
        run.id = id;
        run.planId = subject.planId();
        run.grantId = subject.grantId();
        run.label = subject.label();
        run.paymentOn = subject.paymentOn();
        run.totalPence = content.total().pence();
        run.awardCount = content.count();
        run.contentHash = content.hash();
        run.excluded = content.excluded();
        run.warnings = content.warnings();
        run.status = PaymentRunStatus.DRAFT;
        run.preparedBy = preparedBy;
        run.recordedAt = recordedAt;
        return run;
    }

    /** R43: by another person, of exactly these lines and payees. */
    public void approve(String approver, String hash) {
        requireApprovableBy(approver);
        status = PaymentRunStatus.APPROVED;
        approvedBy = approver;
        contentHash = hash;
    }

    public void requireApprovableBy(String approver) {
        requireMay(PaymentRunStatus.APPROVED);
        if (status != PaymentRunStatus.DRAFT) {
            throw notAllowed(PaymentRunStatus.APPROVED);
        }
        if (preparedBy.equals(approver)) {
            throw Refusal.of(
                    PaymentProblem.PREPARER_MAY_NOT_APPROVE,
                    "You prepared this payment run; another person with the approver's role approves it (R43)");
        }
    }

    /** Says, before anything is reserved, that somebody releases it. A release that was interrupted goes on. */
    public void beginRelease(Money toReserve) {
        if (status != PaymentRunStatus.RELEASING) {
            move(PaymentRunStatus.RELEASING);
            reservedPence = toReserve.pence();
        }
    }

    /** A releaser who holds another paper in hand releases nothing. */
    public void requireDeclared(Declared declared) {
        if (declared.count() != awardCount || declared.total().pence() != totalPence) {
            throw Refusal.of(
                            PaymentProblem.PAYMENT_TOTALS_DIFFER,
                            "Approved are " + awardCount + " payments of " + total() + " in all, declared "
                                    + declared.count() + " of " + declared.total())
                    .with("approvedCount", awardCount)
                    .with("approvedTotal", total());
        }
        if (declared.contentHash() != null && !declared.contentHash().equals(contentHash)) {
            throw Refusal.of(
                    PaymentProblem.PAYMENT_CONTENT_DIFFERS,
                    "The lines approved have the hash " + contentHash + "; read the run again");
        }
    }

    /** grant-service refused the reservation: nothing is held there, nothing is released. */
    public void abandonRelease() {
        move(PaymentRunStatus.APPROVED);
        reservedPence = null;
    }

    /** @param sent what leaves; payments that were stopped do not */
    public void release(UUID reservation, Sum sent, String releaser, OffsetDateTime at) {
        move(PaymentRunStatus.RELEASED);
        reservationId = reservation;
        releasedCount = sent.count();
        releasedPence = sent.total().pence();
        releasedBy = releaser;
        releasedAt = at;
    }

    /** So many of its payments are paid, returned or withdrawn by now. */
    public void settle(int settled) {
        settledCount = settled;
        boolean all = releasedCount != null && settled >= releasedCount;
        PaymentRunStatus next = all ? PaymentRunStatus.SETTLED : PaymentRunStatus.PART_SETTLED;
        if (settled > 0 && status != next && status.mayBecome(next)) {
            move(next);
        }
    }

    /** Something was reserved that no payment uses. */
    public boolean reservedTooMuch() {
        return reservedPence != null && releasedPence != null && reservedPence > releasedPence;
    }

    public void requireReleased() {
        if (!status.isReleased()) {
            throw Refusal.of(
                    PaymentProblem.PAYMENT_RUN_NOT_RELEASED, "The payment run is " + status + "; nothing was paid yet");
        }
    }

    /**
     * Returns whether something may be reserved for it, which is then given back before it is cancelled. Only where that is so
     * does it move; what was cancelled before is left to whoever remembers the answer.
     */
    public boolean beginCancellation() {
        if (status == PaymentRunStatus.RELEASING) {
            move(PaymentRunStatus.CANCELLING);
        }
        if (status != PaymentRunStatus.CANCELLED) {
            requireMay(PaymentRunStatus.CANCELLED);
        }
        return status == PaymentRunStatus.CANCELLING;
    }

    /** Together with letting its awards go: cancelled, and yet holding them, it would hold them for ever. */
    public void cancel(String reason) {
        move(PaymentRunStatus.CANCELLED);
        cancelReason = reason;
    }

    public void requireMay(PaymentRunStatus next) {
        if (!status.mayBecome(next)) {
            throw notAllowed(next);
        }
    }

    private void move(PaymentRunStatus next) {
        requireMay(next);
        status = next;
    }

    private Refusal notAllowed(PaymentRunStatus next) {
        String by = releasedBy == null ? "" : ", released by " + releasedBy;
        return Refusal.of(
                PaymentProblem.PAYMENT_RUN_MOVE_NOT_ALLOWED,
                "The payment run is " + status + by + "; it cannot become " + next);
    }

    public UUID id() {
        return id;
    }

    public UUID planId() {
        return planId;
    }

    public UUID grantId() {
        return grantId;
    }

    public String label() {
        return label;
    }

    public LocalDate paymentOn() {
        return paymentOn;
    }

    public Money total() {
        return Money.ofPence(totalPence);
    }

    public int count() {
        return awardCount;
    }

    public PaymentRunStatus status() {
        return status;
    }

    public String excluded() {
        return excluded;
    }

    public Subject subject() {
        return new Subject(planId, grantId, label, paymentOn);
    }

    public @Nullable String contentHash() {
        return contentHash;
    }

    /** What is to be reserved, once a release was begun. */
    public Money toReserve() {
        return reservedPence == null ? total() : Money.ofPence(reservedPence);
    }

    public @Nullable Integer releasedCount() {
        return releasedCount;
    }

    public @Nullable Money released() {
        return releasedPence == null ? null : Money.ofPence(releasedPence);
    }

    public int settledCount() {
        return settledCount;
    }

    public String warnings() {
        return warnings;
    }

    public @Nullable UUID reservationId() {
        return reservationId;
    }

    public String preparedBy() {
        return preparedBy;
    }

    public @Nullable String approvedBy() {
        return approvedBy;
    }

    public @Nullable String releasedBy() {
        return releasedBy;
    }

    public @Nullable OffsetDateTime releasedAt() {
        return releasedAt;
    }

    public OffsetDateTime recordedAt() {
        return recordedAt;
    }

    public long version() {
        return version;
    }
}
