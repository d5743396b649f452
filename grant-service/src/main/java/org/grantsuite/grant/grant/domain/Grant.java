package org.grantsuite.grant.grant.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.scheme.domain.SchemeEdition;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A grant from its determination. The determination number is its key; names are only labels. */
@Entity
@Table(name = "determined_grant")
public class Grant {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "scheme_edition_id")
    private UUID schemeEditionId;

    @Column(name = "scheme_code")
    private String schemeCode;

    @Column
    private String edition;

    @Column(name = "determination_number")
    private String determinationNumber;

    @Column
    private String name;

    @Column(name = "local_name")
    private @Nullable String localName;

    @Column
    private @Nullable String note;

    @Column(name = "allocation_pence")
    private long allocationPence;

    @Column(name = "determined_on")
    private LocalDate determinedOn;

    @Column(name = "settled_on")
    private @Nullable LocalDate settledOn;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Version
    private long version;

    protected Grant() {}

    public Grant(Stamp stamp, SchemeEdition edition, Determination determination) {
        this.id = stamp.id();
        this.schemeEditionId = edition.id();
        this.schemeCode = edition.schemeCode();
        this.edition = edition.edition();
        this.determinationNumber = determination.number();
        this.name = determination.name();
        this.localName = determination.localName();
        this.note = determination.note();
        this.allocationPence = determination.allocation().pence();
        this.determinedOn = determination.determinedOn();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** What the department's letter says, and what the council calls it. */
    public record Determination(
            String number,
            String name,
            @Nullable String localName,
            @Nullable String note,
            Money allocation,
            LocalDate determinedOn) {}

    /** Changes what is the council's own to change; null leaves a text as it is. */
    public void relabel(@Nullable String newLocalName, @Nullable String newNote) {
        localName = newLocalName == null ? localName : newLocalName;
        note = newNote == null ? note : newNote;
    }

    /** Closes the account; from now on the grant takes no movement. */
    public void settle(LocalDate on) {
        if (settledOn != null) {
            throw new IllegalStateException("a settled grant is reopened before it is settled anew");
        }
        settledOn = on;
    }

    public void reopen() {
        if (settledOn == null) {
            throw new IllegalStateException("only a settled grant is reopened");
        }
        settledOn = null;
    }

    public @Nullable LocalDate settledOn() {
        return settledOn;
    }

    /** A later letter sets another total. */
    public void redetermine(Money allocation) {
        allocationPence = allocation.pence();
    }

    public UUID id() {
        return id;
    }

    public String councilCode() {
        return councilCode;
    }

    public UUID schemeEditionId() {
        return schemeEditionId;
    }

    public String schemeCode() {
        return schemeCode;
    }

    public String edition() {
        return edition;
    }

    public String determinationNumber() {
        return determinationNumber;
    }

    public String name() {
        return name;
    }

    public @Nullable String localName() {
        return localName;
    }

    public @Nullable String note() {
        return note;
    }

    public Money allocation() {
        return Money.ofPence(allocationPence);
    }

    public LocalDate determinedOn() {
        return determinedOn;
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
