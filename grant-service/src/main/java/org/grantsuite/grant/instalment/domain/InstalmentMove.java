package org.grantsuite.grant.instalment.domain;

import jakarta.persistence.Column;
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
import org.grantsuite.grant.grant.domain.InstalmentStatus;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Something that befell an instalment, with what it made of it. */
@Entity
@Immutable
@Table(name = "instalment_move")
public class InstalmentMove {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "instalment_number")
    private int instalmentNumber;

    @Enumerated(EnumType.STRING)
    @Column
    private MoveKind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_status")
    private InstalmentStatus fromStatus;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_status")
    private InstalmentStatus toStatus;

    @Column(name = "amount_pence")
    private @Nullable Long amountPence;

    @Column(name = "happened_on")
    private LocalDate happenedOn;

    @Column
    private String reference;

    @Column
    private String reason;

    @Column(name = "related_grant_id")
    private @Nullable UUID relatedGrantId;

    @Column(name = "journal_id")
    private @Nullable UUID journalId;

    @Column(name = "receipt_id")
    private @Nullable UUID receiptId;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected InstalmentMove() {}

    public InstalmentMove(Stamp stamp, Place place, Change change, Event event, Booking booking) {
        this.id = stamp.id();
        this.grantId = place.grantId();
        this.instalmentNumber = place.number();
        this.kind = event.kind();
        this.fromStatus = change.from();
        this.toStatus = change.to();
        Money amount = event.amount();
        this.amountPence = amount == null ? null : amount.pence();
        this.happenedOn = event.happenedOn();
        this.reference = event.reference();
        this.reason = event.reason();
        this.relatedGrantId = event.relatedGrantId();
        this.journalId = booking.journalId();
        this.receiptId = booking.receiptId();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** Which instalment of which grant. */
    public record Place(UUID grantId, int number) {}

    public record Change(InstalmentStatus from, InstalmentStatus to) {}

    /** What it moved in the ledger, if anything, and the receipt that told it, if one did. */
    public record Booking(
            @Nullable UUID journalId, @Nullable UUID receiptId) {
        public static Booking of(@Nullable UUID journalId) {
            return new Booking(journalId, null);
        }
    }

    /** What is told of it; {@code reference} names the letter or the bank's line. */
    public record Event(
            MoveKind kind,
            @Nullable Money amount,
            LocalDate happenedOn,
            String reference,
            String reason,
            @Nullable UUID relatedGrantId) {}

    public Event event() {
        Money amount = amountPence == null ? null : Money.ofPence(amountPence);
        return new Event(kind, amount, happenedOn, reference, reason, relatedGrantId);
    }

    public Place place() {
        return new Place(grantId, instalmentNumber);
    }

    public Change change() {
        return new Change(fromStatus, toStatus);
    }

    public UUID id() {
        return id;
    }

    public @Nullable UUID journalId() {
        return journalId;
    }

    public @Nullable UUID receiptId() {
        return receiptId;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
