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

    @Column(name = "decision_id")
    private @Nullable UUID decisionId;

    @Column(name = "decision_reference")
    private @Nullable String decisionReference;

    @Column(name = "offered_on")
    private LocalDate offeredOn;

    @Column(name = "accepted_by")
    private @Nullable String acceptedBy;

    @Column(name = "accepted_on")
    private @Nullable LocalDate acceptedOn;

    @Column(name = "accept_by")
    private @Nullable LocalDate acceptBy;

    @Column(name = "accepted_pence")
    private @Nullable Long acceptedPence;

    @Column(name = "frozen_because")
    private @Nullable String frozenBecause;

    @Column(name = "frozen_at")
    private @Nullable OffsetDateTime frozenAt;

    @Column(name = "ended_on")
    private @Nullable LocalDate endedOn;

    @Column(name = "ended_by")
    private @Nullable String endedBy;

    @Column(name = "end_reason")
    private @Nullable String endReason;

    @Column(name = "novated_from")
    private @Nullable UUID novatedFrom;

    @Column(name = "novated_to")
    private @Nullable UUID novatedTo;

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

    /** How an award ended, by whose word. */
    public record Ending(LocalDate on, String byWhom, String reason) {}

    /** Binds the provider to the terms it was offered. Whether the grant covers it (R13) the caller has asked. */
    public void accept(String byWhom, LocalDate on, Money sum) {
        requireAcceptable(on, sum);
        move(AwardStatus.ACCEPTED);
        acceptedPence = sum.pence();
        acceptedBy = byWhom;
        acceptedOn = on;
    }

    public void requireAcceptable(LocalDate on, Money sum) {
        requireMay(AwardStatus.ACCEPTED);
        requireNotFrozen();
        requireAfterOffer(on);
        if (acceptBy != null && on.isAfter(acceptBy)) {
            throw Refusal.of(
                    AwardProblem.AWARD_ACCEPTED_TOO_LATE, "The offer was open until " + acceptBy + ", not on " + on);
        }
        if (sum.pence() > amountPence || !sum.isPositive()) {
            throw Refusal.of(
                            AwardProblem.AWARD_ACCEPTED_TOO_MUCH,
                            "Offered are " + amount() + ", accepted would be " + sum)
                    .at("acceptedAmount", "accept what was offered, or a part of it");
        }
    }

    public void requireNotFrozen() {
        if (frozenBecause != null) {
            throw Refusal.of(
                    AwardProblem.AWARD_FROZEN, "The irregularity " + frozenBecause + " freezes the award (R41)");
        }
    }

    /** R41. Returns whether anything changed. */
    public boolean freeze(@Nullable String because, OffsetDateTime at) {
        boolean changed = !java.util.Objects.equals(frozenBecause, because);
        if (changed) {
            frozenBecause = because;
            frozenAt = because == null ? null : at;
        }
        return changed;
    }

    public void lapse(Ending ending) {
        end(AwardStatus.LAPSED, ending);
    }

    /** What is accepted and not paid is given up. */
    public void close(Ending ending) {
        requireAfterOffer(ending.on());
        end(AwardStatus.CLOSED, ending);
    }

    /** The successor has an award of its own from now on. */
    public void novate(Ending ending, UUID successorAward) {
        requireAfterOffer(ending.on());
        end(AwardStatus.NOVATED, ending);
        novatedTo = successorAward;
    }

    private void end(AwardStatus next, Ending ending) {
        move(next);
        endedOn = ending.on();
        endedBy = ending.byWhom();
        endReason = ending.reason();
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

    /** What is accepted of it; everything while nobody has answered. */
    public Money accepted() {
        return acceptedPence == null ? amount() : Money.ofPence(acceptedPence);
    }

    public Money unpaid() {
        return accepted().minus(paid());
    }

    public @Nullable Money acceptedOrNone() {
        return acceptedPence == null ? null : Money.ofPence(acceptedPence);
    }

    public @Nullable LocalDate acceptBy() {
        return acceptBy;
    }

    public @Nullable String frozenBecause() {
        return frozenBecause;
    }

    public @Nullable LocalDate endedOn() {
        return endedOn;
    }

    public @Nullable String endReason() {
        return endReason;
    }

    public @Nullable UUID novatedFrom() {
        return novatedFrom;
    }

    public @Nullable UUID novatedTo() {
        return novatedTo;
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

    public @Nullable UUID decisionId() {
        return decisionId;
    }

    public @Nullable String decisionReference() {
        return decisionReference;
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
