package org.grantsuite.grant.irregularity;

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
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A suspected or found misuse of the grant, from its opening to its end (R41). */
@Entity
@Table(name = "irregularity")
public class Irregularity {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Embedded
    private Told told;

    @Enumerated(EnumType.STRING)
    private IrregularityStatus status;

    @Column(name = "notified_at")
    private @Nullable Instant notifiedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable IrregularityOutcome outcome;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "opened_by")
    private String openedBy;

    @Version
    private long version;

    protected Irregularity() {}

    Irregularity(Stamp stamp, Told told) {
        this.id = stamp.id();
        this.told = told;
        this.status = IrregularityStatus.OPEN;
        this.openedAt = stamp.at();
        this.openedBy = stamp.by();
    }

    /** @param awardReference the award that is not to be paid while the case is open */
    @Embeddable
    public record Told(
            @Column(name = "grant_id") UUID grantId,
            @Column(name = "reference") String reference,
            @Column(name = "title") String title,
            @Column(name = "description") String description,
            @Column(name = "detected_at") Instant detectedAt,
            @Column(name = "award_reference") @Nullable String awardReference,
            @Column(name = "provider_reference") @Nullable String providerReference,
            @Column(name = "at_risk_pence") @Nullable Long atRiskPence) {

        public @Nullable Money atRisk() {
            return atRiskPence == null ? null : Money.ofPence(atRiskPence);
        }
    }

    void notifyDepartment(Instant at) {
        move(IrregularityStatus.NOTIFIED);
        notifiedAt = at;
    }

    void recover() {
        move(IrregularityStatus.RECOVERING);
    }

    void close(IrregularityOutcome how) {
        move(IrregularityStatus.CLOSED);
        outcome = how;
    }

    void withdraw() {
        move(IrregularityStatus.WITHDRAWN);
    }

    private void move(IrregularityStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("a case that is " + status + " does not become " + next);
        }
        status = next;
    }

    public boolean isFrozen() {
        return told.awardReference() != null && status.freezes();
    }

    public UUID id() {
        return id;
    }

    public Told told() {
        return told;
    }

    public IrregularityStatus status() {
        return status;
    }

    public @Nullable Instant notifiedAt() {
        return notifiedAt;
    }

    public @Nullable IrregularityOutcome outcome() {
        return outcome;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public String openedBy() {
        return openedBy;
    }

    public long version() {
        return version;
    }
}
