package org.grantsuite.grant.recovery;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a provider owes the grant. */
@Entity
@Table(name = "debt")
public class Debt {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Embedded
    private Told told;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "recovered_pence")
    private long recoveredPence;

    @Column(name = "written_off_pence")
    private long writtenOffPence;

    @Column(name = "allowed_pence")
    private long allowedPence;

    @Column(name = "allowed_on")
    private @Nullable LocalDate allowedOn;

    @Column(name = "cancellation_reason")
    private @Nullable String cancellationReason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Version
    private long version;

    protected Debt() {}

    Debt(Stamp stamp, Told told, String contentHash) {
        this.id = stamp.id();
        this.told = told;
        this.contentHash = contentHash;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** A debt as allocation tells it. */
    @Embeddable
    public record Told(
            @Column(name = "grant_id") UUID grantId,
            @Column(name = "debt_reference") String reference,
            @Column(name = "provider_reference") String providerReference,
            @Column(name = "award_reference") @Nullable String awardReference,

            @Column(name = "reason") @Enumerated(EnumType.STRING)
            RecoveryReason reason,

            @Column(name = "amount_pence") Long amountPence,
            @Column(name = "raised_on") LocalDate raisedOn,
            @Column(name = "note") @Nullable String note,
            @Column(name = "acting_person") String actingPerson) {

        public Money amount() {
            return Money.ofPence(amountPence);
        }
    }

    boolean tells(String hash) {
        return contentHash.equals(hash);
    }

    void comeDown(RecoveryKind kind, Money amount) {
        if (!amount.isPositive() || amount.compareTo(outstanding()) > 0) {
            throw new IllegalStateException("a debt comes down by what is open of it at most");
        }
        if (kind == RecoveryKind.RECOVERED) {
            recoveredPence = recovered().plus(amount).pence();
        } else {
            writtenOffPence = writtenOff().plus(amount).pence();
        }
    }

    /** Says of so much more that it is not expected to come. */
    void allow(Money amount, LocalDate on) {
        if (!amount.isPositive() || amount.compareTo(outstanding().minus(allowed())) > 0) {
            throw new IllegalStateException("an allowance is of what is open at most");
        }
        allowedPence = allowed().plus(amount).pence();
        allowedOn = allowedOn == null || on.isAfter(allowedOn) ? on : allowedOn;
    }

    /** Takes so much of the allowance away: released, or used by a write-off. */
    void allowLess(Money amount) {
        if (amount.isNegative() || amount.compareTo(allowed()) > 0) {
            throw new IllegalStateException("no more is taken of an allowance than stands");
        }
        allowedPence = allowed().minus(amount).pence();
    }

    public Money allowed() {
        return Money.ofPence(allowedPence);
    }

    /** The last day on which more was said not to come. */
    public Optional<LocalDate> allowedOn() {
        return Optional.ofNullable(allowedOn);
    }

    void cancel(String reason) {
        if (status() != DebtStatus.OPEN) {
            throw new IllegalStateException("only an open debt is cancelled");
        }
        cancellationReason = reason;
    }

    public DebtStatus status() {
        if (cancellationReason != null) {
            return DebtStatus.CANCELLED;
        }
        return outstanding().isZero() ? DebtStatus.SETTLED : DebtStatus.OPEN;
    }

    public Money outstanding() {
        return cancellationReason == null ? told.amount().minus(recovered()).minus(writtenOff()) : Money.ZERO;
    }

    public Money recovered() {
        return Money.ofPence(recoveredPence);
    }

    public Money writtenOff() {
        return Money.ofPence(writtenOffPence);
    }

    public UUID id() {
        return id;
    }

    public Told told() {
        return told;
    }

    public @Nullable String cancellationReason() {
        return cancellationReason;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
