package org.grantsuite.grant.spend.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.warning.Warning;
import org.grantsuite.grant.warning.WarningsColumn;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A line the council spent itself, out of its general ledger; corrected by reversal and a new line. */
@Entity
@Table(name = "direct_spend")
public class DirectSpend {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "pot_code")
    private String potCode;

    @Column
    private @Nullable String measure;

    @Enumerated(EnumType.STRING)
    @Column(name = "admin_kind")
    private AdminKind adminKind;

    @Column
    private String description;

    @Column(name = "incurred_on")
    private LocalDate incurredOn;

    @Column(name = "invoiced_on")
    private @Nullable LocalDate invoicedOn;

    @Column(name = "amount_pence")
    private long amountPence;

    @Column(name = "general_ledger_reference")
    private String generalLedgerReference;

    @Column(name = "new_expenditure")
    private boolean newExpenditure;

    @Column
    private @Nullable String justification;

    @Column
    private String[] uses;

    @Column(name = "evidence_reference")
    private @Nullable String evidenceReference;

    @Enumerated(EnumType.STRING)
    private DirectSpendStatus status;

    @Column(name = "journal_id")
    private UUID journalId;

    @Column(name = "reversal_reason")
    private @Nullable String reversalReason;

    @Column(name = "reversed_on")
    private @Nullable LocalDate reversedOn;

    @Column(name = "reversal_journal_id")
    private @Nullable UUID reversalJournalId;

    @Column(name = "reversal_recorded_at")
    private @Nullable Instant reversalRecordedAt;

    @Column(name = "reversal_recorded_by")
    private @Nullable String reversalRecordedBy;

    @Convert(converter = WarningsColumn.class)
    @Column
    private List<Warning> warnings;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Version
    private long version;

    protected DirectSpend() {}

    public DirectSpend(Stamp stamp, SpendTold told, UUID journalId, List<Warning> warnings) {
        this.id = stamp.id();
        this.grantId = told.grantId();
        this.potCode = told.potCode();
        this.measure = told.measure();
        this.adminKind = told.adminKind();
        this.description = told.description();
        this.incurredOn = told.incurredOn();
        this.invoicedOn = told.invoicedOn();
        this.amountPence = told.amount().pence();
        this.generalLedgerReference = told.generalLedgerReference();
        this.newExpenditure = told.newExpenditure();
        this.justification = told.justification();
        this.uses = told.uses().stream().sorted().toArray(String[]::new);
        this.evidenceReference = told.evidenceReference();
        this.status = DirectSpendStatus.POSTED;
        this.journalId = journalId;
        this.warnings = warnings;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** How a line was taken back. */
    public record Reversal(String reason, LocalDate on, UUID journalId, Instant recordedAt, String recordedBy) {}

    public void reverse(Reversal reversal) {
        if (isReversed()) {
            throw new IllegalStateException("a line is reversed once");
        }
        status = DirectSpendStatus.REVERSED;
        reversalReason = reversal.reason();
        reversedOn = reversal.on();
        reversalJournalId = reversal.journalId();
        reversalRecordedAt = reversal.recordedAt();
        reversalRecordedBy = reversal.recordedBy();
    }

    public Optional<Reversal> reversal() {
        if (reversalReason == null
                || reversedOn == null
                || reversalJournalId == null
                || reversalRecordedAt == null
                || reversalRecordedBy == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Reversal(reversalReason, reversedOn, reversalJournalId, reversalRecordedAt, reversalRecordedBy));
    }

    public boolean isReversed() {
        return status == DirectSpendStatus.REVERSED;
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public String potCode() {
        return potCode;
    }

    public @Nullable String measure() {
        return measure;
    }

    public AdminKind adminKind() {
        return adminKind;
    }

    public String description() {
        return description;
    }

    public LocalDate incurredOn() {
        return incurredOn;
    }

    public @Nullable LocalDate invoicedOn() {
        return invoicedOn;
    }

    public Money amount() {
        return Money.ofPence(amountPence);
    }

    public String generalLedgerReference() {
        return generalLedgerReference;
    }

    public boolean newExpenditure() {
        return newExpenditure;
    }

    public @Nullable String justification() {
        return justification;
    }

    public List<String> uses() {
        return List.of(uses);
    }

    public @Nullable String evidenceReference() {
        return evidenceReference;
    }

    public DirectSpendStatus status() {
        return status;
    }

    public UUID journalId() {
        return journalId;
    }

    public List<Warning> warnings() {
        return warnings;
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
