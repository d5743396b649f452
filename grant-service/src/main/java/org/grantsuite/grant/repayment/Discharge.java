package org.grantsuite.grant.repayment;

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

/** How part of a notice was met, with what leads to the other end of a set-off. */
@Entity
@Immutable
@Table(name = "discharge")
public class Discharge {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Embedded
    private Fact fact;

    @Embedded
    private Trace trace;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected Discharge() {}

    Discharge(Stamp stamp, Fact fact, Trace trace) {
        this.id = stamp.id();
        this.fact = fact;
        this.trace = trace;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    @Embeddable
    public record Fact(
            @Column(name = "notice_id") UUID noticeId,
            @Column(name = "grant_id") UUID grantId,

            @Column(name = "kind") @Enumerated(EnumType.STRING)
            DischargeKind kind,

            @Column(name = "reference") String reference,
            @Column(name = "amount_pence") Long amountPence,
            @Column(name = "own_resources_pence") Long ownResourcesPence,
            @Column(name = "discharged_on") LocalDate on) {

        public Money amount() {
            return Money.ofPence(amountPence);
        }

        public Money ownResources() {
            return Money.ofPence(ownResourcesPence);
        }
    }

    /** @param journalId in the grant that owed; the other ids are of the grant that came short */
    @Embeddable
    public record Trace(
            @Column(name = "journal_id") UUID journalId,
            @Column(name = "receipt_id") @Nullable UUID receiptId,
            @Column(name = "instalment_move_id") @Nullable UUID instalmentMoveId,
            @Column(name = "other_grant_id") @Nullable UUID otherGrantId,
            @Column(name = "other_journal_id") @Nullable UUID otherJournalId) {

        static Trace paid(UUID journalId) {
            return new Trace(journalId, null, null, null, null);
        }

        static Trace withheld(UUID journalId, KeptBack.Source source) {
            return new Trace(journalId, source.receiptId(), source.moveId(), null, null);
        }

        static Trace setOff(UUID journalId, KeptBack.Source source, UUID otherGrantId, UUID otherJournalId) {
            return new Trace(journalId, source.receiptId(), source.moveId(), otherGrantId, otherJournalId);
        }
    }

    public UUID id() {
        return id;
    }

    public Fact fact() {
        return fact;
    }

    public Trace trace() {
        return trace;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
