package org.grantsuite.grant.receipt;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.warning.Warning;
import org.grantsuite.grant.warning.WarningsColumn;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Cash that reached the bank, as it was told; nothing of it changes but that it may be taken back, once. */
@Entity
@DynamicUpdate
@Table(name = "receipt")
public class Receipt {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "instalment_number")
    private int instalmentNumber;

    @Column(name = "bank_reference")
    private String bankReference;

    @Column(name = "amount_pence")
    private long amountPence;

    @Column(name = "received_on")
    private LocalDate receivedOn;

    @Column(name = "date_assumed")
    private boolean dateAssumed;

    @Enumerated(EnumType.STRING)
    @Column(name = "variance_reason")
    private @Nullable VarianceReason varianceReason;

    @Column(name = "variance_pence")
    private @Nullable Long variancePence;

    @Column(name = "variance_note")
    private @Nullable String varianceNote;

    @Column(name = "related_grant_id")
    private @Nullable UUID relatedGrantId;

    @Column(name = "journal_id")
    private UUID journalId;

    @Convert(converter = WarningsColumn.class)
    @Column
    private List<Warning> warnings;

    @Column(name = "content_hash")
    private String contentHash;

    @Embedded
    private @Nullable Reversal reversal;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected Receipt() {}

    /** @param difference received less what was outstanding */
    Receipt(Stamp stamp, Told told, Money difference, UUID journalId, List<Warning> warnings) {
        this.id = stamp.id();
        this.grantId = told.grantId();
        this.instalmentNumber = told.instalmentNumber();
        this.bankReference = told.bankReference();
        this.amountPence = told.amount().pence();
        this.receivedOn = told.receivedOn();
        this.dateAssumed = told.dateAssumed();
        var variance = told.variance();
        if (variance != null) {
            this.varianceReason = variance.reason();
            this.varianceNote = variance.note();
            this.relatedGrantId = variance.relatedGrantId();
            this.variancePence = difference.pence();
        }
        this.journalId = journalId;
        this.warnings = warnings;
        this.contentHash = told.contentHash();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** A receipt as somebody tells it; {@code contentHash} is of what was sent. */
    public record Told(
            UUID grantId,
            int instalmentNumber,
            String bankReference,
            Money amount,
            LocalDate receivedOn,
            boolean dateAssumed,
            @Nullable Variance variance,
            String contentHash) {}

    /** Why it was taken back, and by which journal. */
    @Embeddable
    public record Reversal(
            @Column(name = "reversal_reason") String reason,
            @Column(name = "reversed_on") LocalDate reversedOn,
            @Column(name = "reversal_journal_id") UUID journalId,
            @Column(name = "reversal_recorded_at") Instant recordedAt,
            @Column(name = "reversal_recorded_by") String recordedBy) {}

    void reverse(Reversal how) {
        if (isReversed()) {
            throw new IllegalStateException("a receipt is taken back once");
        }
        reversal = how;
    }

    public boolean isReversed() {
        return reversal != null;
    }

    public Optional<Reversal> reversal() {
        return Optional.ofNullable(reversal);
    }

    /** What was kept back with it against a debt, as the department said. */
    public Money setOff() {
        return varianceReason == VarianceReason.SET_OFF ? difference().negated() : Money.ZERO;
    }

    boolean tells(String hash) {
        return contentHash.equals(hash);
    }

    public Optional<Variance> variance() {
        return varianceReason == null || varianceNote == null
                ? Optional.empty()
                : Optional.of(new Variance(varianceReason, varianceNote, relatedGrantId));
    }

    public Money difference() {
        return Money.ofPence(variancePence == null ? 0 : variancePence);
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public int instalmentNumber() {
        return instalmentNumber;
    }

    public String bankReference() {
        return bankReference;
    }

    public Money amount() {
        return Money.ofPence(amountPence);
    }

    public LocalDate receivedOn() {
        return receivedOn;
    }

    public boolean dateAssumed() {
        return dateAssumed;
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
}
