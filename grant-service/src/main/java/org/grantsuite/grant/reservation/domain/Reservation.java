package org.grantsuite.grant.reservation.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Money set aside for a payment run before it is released, then posted payment by payment, or given back. */
@Entity
@Table(name = "reservation")
public class Reservation {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "business_key")
    private String businessKey;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "amount_pence")
    private long amountPence;

    @Column(name = "posted_pence")
    private long postedPence;

    @Column(name = "decision_id")
    private UUID decisionId;

    @Column(name = "instalment_number")
    private int instalmentNumber;

    @Column(name = "value_on")
    private LocalDate valueOn;

    @Column
    private String purpose;

    @Enumerated(EnumType.STRING)
    private ReservationStatus status;

    @Column(name = "void_reason")
    private @Nullable String voidReason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Version
    private long version;

    protected Reservation() {}

    public Reservation(Stamp stamp, Wanted wanted) {
        this.id = stamp.id();
        this.grantId = wanted.grantId();
        this.businessKey = wanted.businessKey();
        this.contentHash = wanted.contentHash();
        this.amountPence = wanted.amount().pence();
        this.decisionId = wanted.decisionId();
        this.instalmentNumber = wanted.instalmentNumber();
        this.valueOn = wanted.valueOn();
        this.purpose = wanted.purpose();
        this.status = ReservationStatus.ACTIVE;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** A part of a reservation that is meant for one pot. */
    public record PotShare(String potCode, Money amount) {}

    /** A reservation as it is asked for; {@code contentHash} is of what was sent; its pots are named where known. */
    public record Wanted(
            UUID grantId,
            String businessKey,
            Money amount,
            UUID decisionId,
            int instalmentNumber,
            LocalDate valueOn,
            String purpose,
            List<PotShare> pots,
            String contentHash) {}

    public boolean isOf(String hash) {
        return contentHash.equals(hash);
    }

    public boolean isActive() {
        return status == ReservationStatus.ACTIVE;
    }

    public boolean covers(Money amount) {
        return isActive() && amount.compareTo(remaining()) <= 0;
    }

    /** Takes a posted payment out of what was set aside. */
    public void post(Money amount) {
        if (!amount.isPositive() || !covers(amount)) {
            throw new IllegalStateException("only what is reserved and not yet posted can be posted");
        }
        postedPence = posted().plus(amount).pence();
        status = postedPence == amountPence ? ReservationStatus.POSTED : ReservationStatus.ACTIVE;
    }

    /** Gives back what was not posted. */
    public void giveBack(String reason) {
        if (!isActive()) {
            throw new IllegalStateException("only an active reservation is voided");
        }
        status = ReservationStatus.VOIDED;
        voidReason = reason;
    }

    public Money remaining() {
        return isActive() ? amount().minus(posted()) : Money.ZERO;
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public String businessKey() {
        return businessKey;
    }

    public Money amount() {
        return Money.ofPence(amountPence);
    }

    public Money posted() {
        return Money.ofPence(postedPence);
    }

    public UUID decisionId() {
        return decisionId;
    }

    public int instalmentNumber() {
        return instalmentNumber;
    }

    public LocalDate valueOn() {
        return valueOn;
    }

    public String purpose() {
        return purpose;
    }

    public ReservationStatus status() {
        return status;
    }

    public @Nullable String voidReason() {
        return voidReason;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public long version() {
        return version;
    }
}
