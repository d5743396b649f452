package org.grantsuite.grant.recovery;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Money that came back from a provider, or that the council gave up on and bears itself. */
@Entity
@Immutable
@Table(name = "recovery")
public class Recovery {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Embedded
    private Told told;

    @Column(name = "journal_id")
    private UUID journalId;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected Recovery() {}

    Recovery(Stamp stamp, Told told, UUID journalId, String contentHash) {
        this.id = stamp.id();
        this.told = told;
        this.journalId = journalId;
        this.contentHash = contentHash;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** A recovery or a write-off as allocation tells it. */
    @Embeddable
    public record Told(
            @Column(name = "grant_id") UUID grantId,

            @Column(name = "kind") @Enumerated(EnumType.STRING)
            RecoveryKind kind,

            @Column(name = "recovery_reference") String reference,
            @Column(name = "debt_reference") @Nullable String debtReference,
            @Column(name = "provider_reference") String providerReference,
            @Column(name = "award_reference") @Nullable String awardReference,

            @Column(name = "reason") @Enumerated(EnumType.STRING)
            RecoveryReason reason,

            @Column(name = "amount_pence") Long amountPence,
            @Column(name = "value_on") LocalDate valueOn,
            @Column(name = "why") @Nullable String why,
            @Column(name = "acting_person") String actingPerson,
            @Column(name = "approved_by") @Nullable String approvedBy) {

        public Money amount() {
            return Money.ofPence(amountPence);
        }
    }

    boolean tells(String hash) {
        return contentHash.equals(hash);
    }

    public UUID id() {
        return id;
    }

    public Told told() {
        return told;
    }

    public UUID journalId() {
        return journalId;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
