package org.grantsuite.grant.spend.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
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
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.spend.domain.SpendLinks.Counterpart;
import org.grantsuite.grant.vat.VatShare;
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

    @Embedded
    private @Nullable VatShare vat;

    @Embedded
    private @Nullable Increment increment;

    @Embedded
    private @Nullable Purchase purchase;

    @Column(name = "import_id")
    private @Nullable UUID importId;

    @Column(name = "import_line")
    private @Nullable Integer importLine;

    @Column(name = "counterpart_grant_id")
    private @Nullable UUID counterpartGrantId;

    @Column(name = "counterpart_id")
    private @Nullable UUID counterpartId;

    @Column(name = "counterpart_reason")
    private @Nullable String counterpartReason;

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

    public DirectSpend(Stamp stamp, SpendTold told, Judged judged, UUID journalId, SpendLinks links) {
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
        this.vat = judged.vat();
        this.increment = told.increment();
        this.purchase = told.purchase();
        this.importId = links.importId();
        this.importLine = links.importLine();
        name(links.counterpart());
        this.status = DirectSpendStatus.POSTED;
        this.journalId = journalId;
        this.warnings = judged.warnings();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** What was found about a line before it was charged. */
    public record Judged(@Nullable VatShare vat, List<Warning> warnings) {}

    private void name(@Nullable Counterpart counterpart) {
        if (counterpart != null) {
            counterpartGrantId = counterpart.grantId();
            counterpartId = counterpart.lineId();
            counterpartReason = counterpart.reason();
        }
    }

    /** Points at the line that took this one's place in the right grant. */
    public void replacedBy(Counterpart counterpart) {
        if (!isReversed() || counterpartId != null) {
            throw new IllegalStateException("only a reversed line is replaced, and once");
        }
        name(counterpart);
    }

    public Optional<Counterpart> counterpart() {
        return counterpartId == null || counterpartGrantId == null || counterpartReason == null
                ? Optional.empty()
                : Optional.of(new Counterpart(counterpartGrantId, counterpartId, counterpartReason));
    }

    /** The line as it was told, for another grant. */
    public SpendTold toldFor(UUID otherGrantId, String otherPot, @Nullable String otherMeasure, @Nullable String why) {
        return new SpendTold(
                otherGrantId,
                otherPot,
                otherMeasure,
                adminKind,
                description,
                incurredOn,
                invoicedOn,
                amount(),
                generalLedgerReference,
                newExpenditure,
                why == null ? justification : why,
                Set.of(uses),
                evidenceReference,
                vat == null ? null : new VatTold(vat.code(), vat.net(), vat.tax()),
                increment,
                purchase());
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

    public @Nullable VatShare vat() {
        return vat;
    }

    public @Nullable Increment increment() {
        return increment;
    }

    public Purchase purchase() {
        return purchase == null ? Purchase.UNTOLD : purchase;
    }

    public @Nullable UUID importId() {
        return importId;
    }

    public @Nullable Integer importLine() {
        return importLine;
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
