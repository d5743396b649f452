package org.grantsuite.grant.grant.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** A later letter of the department that sets another total. */
@Entity
@Immutable
@Table(name = "redetermination")
public class Redetermination {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column
    private String reference;

    @Column(name = "previous_pence")
    private long previousPence;

    @Column(name = "allocation_pence")
    private long allocationPence;

    @Column(name = "determined_on")
    private LocalDate determinedOn;

    @Column
    private String reason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected Redetermination() {}

    public Redetermination(Stamp stamp, UUID grantId, Money previous, Letter letter) {
        this.id = stamp.id();
        this.grantId = grantId;
        this.reference = letter.reference();
        this.previousPence = previous.pence();
        this.allocationPence = letter.allocation().pence();
        this.determinedOn = letter.determinedOn();
        this.reason = letter.reason();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** What the letter says. */
    public record Letter(String reference, Money allocation, LocalDate determinedOn, String reason) {}

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public String reference() {
        return reference;
    }

    public Money previous() {
        return Money.ofPence(previousPence);
    }

    public Money allocation() {
        return Money.ofPence(allocationPence);
    }

    public LocalDate determinedOn() {
        return determinedOn;
    }

    public String reason() {
        return reason;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
