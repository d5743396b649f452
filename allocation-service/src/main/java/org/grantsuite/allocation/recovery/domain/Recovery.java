package org.grantsuite.allocation.recovery.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A sum of an award that is to come back. Outstanding is what was raised, less recovered, written off and credited. */
@Entity
@Table(name = "recovery")
public class Recovery {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "award_id")
    private UUID awardId;

    @Column(name = "provider_id")
    private String providerId;

    @Column(name = "provider_name")
    private String providerName;

    @Column(name = "location_id")
    private @Nullable String locationId;

    @Column(name = "reference")
    private String reference;

    @Column(name = "reason")
    @Enumerated(EnumType.STRING)
    private RecoveryReason reason;

    @Column(name = "amount_pence")
    private long amountPence;

    @Column(name = "recovered_pence")
    private long recoveredPence;

    @Column(name = "written_off_pence")
    private long writtenOffPence;

    @Column(name = "credited_pence")
    private long creditedPence;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private RecoveryStatus status;

    @Column(name = "raised_on")
    private LocalDate raisedOn;

    @Column(name = "invoiced_on")
    private @Nullable LocalDate invoicedOn;

    @Column(name = "invoiced_pence")
    private @Nullable Long invoicedPence;

    @Column(name = "due_on")
    private @Nullable LocalDate dueOn;

    @Column(name = "credited_on")
    private @Nullable LocalDate creditedOn;

    @Column(name = "ledger_debt_id")
    private @Nullable UUID ledgerDebtId;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "recorded_at")
    private OffsetDateTime recordedAt;

    @Version
    private long version;

    protected Recovery() {}

    /** Who owes. */
    public record Debtor(
            UUID grantId,
            UUID awardId,
            String providerId,
            String providerName,
            @Nullable String locationId) {

        /** As the ledger knows it. */
        public String ledgerParty() {
            return providerId + (locationId == null ? "" : "/" + locationId);
        }
    }

    /** Why and how much, from when. */
    public record Claim(RecoveryReason reason, Money amount, LocalDate raisedOn) {}

    /** @param reference natural key at grant-service, and the number of the invoice */
    public static Recovery raise(
            UUID id, Debtor debtor, Claim claim, String reference, String by, OffsetDateTime recordedAt) {
        Recovery recovery = new Recovery();
        recovery.id = id;
        recovery.grantId = debtor.grantId();
        recovery.awardId = debtor.awardId();
        recovery.providerId = debtor.providerId();
        recovery.providerName = debtor.providerName();
        recovery.locationId = debtor.locationId();
        recovery.reference = reference;
        recovery.reason = claim.reason();
        recovery.amountPence = claim.amount().pence();
        recovery.raisedOn = claim.raisedOn();
        recovery.status = RecoveryStatus.RAISED;
        recovery.recordedBy = by;
        recovery.recordedAt = recordedAt;
        return recovery;
    }

    public void offset() {
        move(RecoveryStatus.OFFSET);
    }

    public void invoice(LocalDate on, LocalDate due) {
        move(RecoveryStatus.DEBT);
        if (due.isBefore(on)) {
            throw Refusal.of(
                            RecoveryProblem.RECOVERY_DUE_BEFORE_INVOICED, "It is due on " + due + ", invoiced on " + on)
                    .at("dueOn", "give the provider time to pay");
        }
        invoicedOn = on;
        invoicedPence = outstanding().pence();
        dueOn = due;
    }

    public void inLedger(UUID debtId) {
        ledgerDebtId = debtId;
    }

    /** So much came back: paid, or kept back from a payment. */
    public void recover(Money sum) {
        requireOutstanding(sum);
        recoveredPence += sum.pence();
        settleWhenDone();
    }

    /** It did not come back after all: outstanding again, in {@code status} where nothing was outstanding. */
    public void unrecover(Money sum, RecoveryStatus status) {
        if (sum.pence() > recoveredPence) {
            throw new IllegalStateException("recovery " + id + " recovered less than " + sum);
        }
        recoveredPence -= sum.pence();
        reopen(status);
    }

    /** The ledger did not take the write-off. */
    public void unwriteOff(Money sum) {
        if (sum.pence() > writtenOffPence) {
            throw new IllegalStateException("recovery " + id + " wrote off less than " + sum);
        }
        writtenOffPence -= sum.pence();
        reopen(RecoveryStatus.DEBT);
    }

    private void reopen(RecoveryStatus unlessInvoiced) {
        if (status == RecoveryStatus.SETTLED) {
            status = invoicedOn == null ? unlessInvoiced : RecoveryStatus.DEBT;
        }
    }

    /** The debt never got into the ledger: as if it had not been invoiced. */
    public void takeInvoiceBack() {
        if (ledgerDebtId != null) {
            throw new IllegalStateException("recovery " + id + " is debt " + ledgerDebtId + " in the ledger");
        }
        move(RecoveryStatus.RAISED);
        invoicedOn = null;
        invoicedPence = null;
        dueOn = null;
    }

    /** R40: borne by the council itself. Only a debt is written off, because only that is in the books. */
    public void writeOff(Money sum) {
        requireDebt();
        requireOutstanding(sum);
        writtenOffPence += sum.pence();
        settleWhenDone();
    }

    /** Takes back what is outstanding; returns how much that was. */
    public Money credit(LocalDate on) {
        if (status == RecoveryStatus.DEBT && ledgerDebtId == null) {
            throw Refusal.of(
                    RecoveryProblem.RECOVERY_WAITS_FOR_LEDGER,
                    "The debt is on its way to grant-service; credit it when it is there");
        }
        Money left = outstanding();
        move(RecoveryStatus.CREDITED);
        creditedPence = left.pence();
        creditedOn = on;
        return left;
    }

    /** The ledger did not cancel the debt: it is owed as before. */
    public void takeCreditBack() {
        if (status != RecoveryStatus.CREDITED || ledgerDebtId == null) {
            throw new IllegalStateException("recovery " + id + " is " + status + " and debt " + ledgerDebtId);
        }
        creditedPence = 0;
        creditedOn = null;
        // no move of the table: nobody asks for it, and an invoice must not find it
        status = RecoveryStatus.DEBT;
    }

    public void requireDebt() {
        if (status != RecoveryStatus.DEBT) {
            throw notAllowed("be written off");
        }
    }

    public void requireOpen() {
        if (!status.isOpen()) {
            throw notAllowed("be changed");
        }
    }

    public void requireOutstanding(Money sum) {
        requireOpen();
        if (sum.compareTo(outstanding()) > 0) {
            throw Refusal.of(RecoveryProblem.RECOVERY_EXCEEDED, "Outstanding are " + outstanding() + ", not " + sum)
                    .with("outstanding", outstanding());
        }
    }

    private void settleWhenDone() {
        if (outstanding().isZero()) {
            move(RecoveryStatus.SETTLED);
        }
    }

    private void move(RecoveryStatus next) {
        if (!status.mayBecome(next)) {
            throw notAllowed("become " + next);
        }
        status = next;
    }

    private Refusal notAllowed(String what) {
        return Refusal.of(
                RecoveryProblem.RECOVERY_MOVE_NOT_ALLOWED, "The recovery is " + status + "; it cannot " + what);
    }

    public UUID id() {
        return id;
    }

    public Debtor debtor() {
        return new Debtor(grantId, awardId, providerId, providerName, locationId);
    }

    public String reference() {
        return reference;
    }

    public RecoveryReason reason() {
        return reason;
    }

    public Money amount() {
        return Money.ofPence(amountPence);
    }

    public Money recovered() {
        return Money.ofPence(recoveredPence);
    }

    public Money writtenOff() {
        return Money.ofPence(writtenOffPence);
    }

    public Money credited() {
        return Money.ofPence(creditedPence);
    }

    public Money outstanding() {
        return amount().minus(recovered()).minus(writtenOff()).minus(credited());
    }

    public RecoveryStatus status() {
        return status;
    }

    public LocalDate raisedOn() {
        return raisedOn;
    }

    public @Nullable LocalDate invoicedOn() {
        return invoicedOn;
    }

    /** What the invoice is for: what was outstanding when it was written, whatever comes in afterwards. */
    public Money invoiced() {
        return invoicedPence == null ? Money.ZERO : Money.ofPence(invoicedPence);
    }

    public @Nullable LocalDate dueOn() {
        return dueOn;
    }

    public @Nullable LocalDate creditedOn() {
        return creditedOn;
    }

    public @Nullable UUID ledgerDebtId() {
        return ledgerDebtId;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public OffsetDateTime recordedAt() {
        return recordedAt;
    }

    public long version() {
        return version;
    }
}
