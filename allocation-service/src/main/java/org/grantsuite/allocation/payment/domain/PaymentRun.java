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

    /** @param excluded JSON of the awards left out, with the reason for each */
    public record Content(Money total, int count, String excluded) {}

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
        run.excluded = content.excluded();
        run.status = PaymentRunStatus.DRAFT;
        run.preparedBy = preparedBy;
        run.recordedAt = recordedAt;
        return run;
    }

    /** R43: by another person. */
    public void approve(String approver) {
        requireApprovableBy(approver);
        status = PaymentRunStatus.APPROVED;
        approvedBy = approver;
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
    public void beginRelease() {
        if (status != PaymentRunStatus.RELEASING) {
            move(PaymentRunStatus.RELEASING);
        }
    }

    /** grant-service refused the reservation: nothing is held there, nothing is released. */
    public void abandonRelease() {
        move(PaymentRunStatus.APPROVED);
    }

    public void release(UUID reservation, String releaser, OffsetDateTime at) {
        move(PaymentRunStatus.RELEASED);
        reservationId = reservation;
        releasedBy = releaser;
        releasedAt = at;
    }

    /** Returns whether something may be reserved for it, which is then given back before it is cancelled. */
    public boolean beginCancellation(String reason) {
        boolean mayBeReserved = status == PaymentRunStatus.RELEASING || status == PaymentRunStatus.CANCELLING;
        if (status != PaymentRunStatus.CANCELLING) {
            move(mayBeReserved ? PaymentRunStatus.CANCELLING : PaymentRunStatus.CANCELLED);
        }
        cancelReason = reason;
        return mayBeReserved;
    }

    public void cancel() {
        if (status != PaymentRunStatus.CANCELLED) {
            move(PaymentRunStatus.CANCELLED);
        }
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
