package org.grantsuite.allocation.award.domain;

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
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a provider is offered for one location on stated terms. Paid never exceeds accepted (invariant 5). */
@Entity
@Table(name = "award")
public class Award {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "plan_id")
    private UUID planId;

    @Column(name = "instalment_number")
    private int instalmentNumber;

    @Column(name = "provider_id")
    private String providerId;

    @Column(name = "provider_name")
    private String providerName;

    @Column(name = "location_id")
    private @Nullable String locationId;

    @Column(name = "amount_pence")
    private long amountPence;

    @Column(name = "paid_pence")
    private long paidPence;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private AwardStatus status;

    @Column(name = "terms_hash")
    private String termsHash;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "offered_on")
    private LocalDate offeredOn;

    @Column(name = "accepted_by")
    private @Nullable String acceptedBy;

    @Column(name = "accepted_on")
    private @Nullable LocalDate acceptedOn;

    @Column(name = "declined_by")
    private @Nullable String declinedBy;

    @Column(name = "declined_on")
    private @Nullable LocalDate declinedOn;

    @Column(name = "decline_reason")
    private @Nullable String declineReason;

    @Column(name = "recorded_at")
    private OffsetDateTime recordedAt;

    @Version
    private long version;

    protected Award() {}

    /** Binds the provider to the terms it was offered. Whether the grant covers it (R13) the caller has asked. */
    public void accept(String byWhom, LocalDate on) {
        move(AwardStatus.ACCEPTED);
        requireAfterOffer(on);
        acceptedBy = byWhom;
        acceptedOn = on;
    }

    public void decline(String byWhom, LocalDate on, String why) {
        move(AwardStatus.DECLINED);
        requireAfterOffer(on);
        declinedBy = byWhom;
        declinedOn = on;
        declineReason = why;
    }

    /** A payment was released. */
    public void pay(Money sum) {
        if (status != AwardStatus.ACCEPTED || sum.compareTo(unpaid()) > 0) {
            throw new IllegalStateException("award " + id + " has " + unpaid() + " to pay, not " + sum);
        }
        paidPence += sum.pence();
    }

    /** A payment that never reached the ledger was withdrawn. */
    public void unpay(Money sum) {
        if (sum.pence() > paidPence) {
            throw new IllegalStateException("award " + id + " was paid " + paid() + ", not " + sum);
        }
        paidPence -= sum.pence();
    }

    /** R29: exactly the terms that were offered. */
    public void requireTerms(String hash) {
        if (!termsHash.equals(hash)) {
            throw Refusal.of(AwardProblem.AWARD_TERMS_DIFFER, "The award was offered on the terms " + termsHash)
                    .at("termsHash", "read the award's terms and accept those");
        }
    }

    public void requireMay(AwardStatus next) {
        if (!status.mayBecome(next)) {
            throw Refusal.of(
                    AwardProblem.AWARD_MOVE_NOT_ALLOWED, "The award is " + status + "; it cannot become " + next);
        }
    }

    private void move(AwardStatus next) {
        requireMay(next);
        status = next;
    }

    private void requireAfterOffer(LocalDate on) {
        if (on.isBefore(offeredOn)) {
            throw Refusal.of(AwardProblem.AWARD_DATE_BEFORE_OFFER, "It was offered on " + offeredOn + ", after " + on);
        }
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public UUID planId() {
        return planId;
    }

    public int instalmentNumber() {
        return instalmentNumber;
    }

    public String providerId() {
        return providerId;
    }

    public String providerName() {
        return providerName;
    }

    public @Nullable String locationId() {
        return locationId;
    }

    public Money amount() {
        return Money.ofPence(amountPence);
    }

    public Money paid() {
        return Money.ofPence(paidPence);
    }

    public Money unpaid() {
        return amount().minus(paid());
    }

    public AwardStatus status() {
        return status;
    }

    public String termsHash() {
        return termsHash;
    }

    public @Nullable String reason() {
        return reason;
    }

    public LocalDate offeredOn() {
        return offeredOn;
    }

    public @Nullable String acceptedBy() {
        return acceptedBy;
    }

    public @Nullable LocalDate acceptedOn() {
        return acceptedOn;
    }

    public @Nullable String declinedBy() {
        return declinedBy;
    }

    public @Nullable LocalDate declinedOn() {
        return declinedOn;
    }

    public @Nullable String declineReason() {
        return declineReason;
    }

    public OffsetDateTime recordedAt() {
        return recordedAt;
    }

    public long version() {
        return version;
    }
}
