package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.allocation.recovery.RecoveryEntries.Entry;
import org.grantsuite.allocation.recovery.RecoveryEntries.Fact;
import org.grantsuite.allocation.recovery.domain.EntryKind;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.allocation.recovery.domain.RecoveryStatus;
import org.grantsuite.commons.money.Money;

/** Keeps back from a payment what its provider owes the same grant (R10: never another grant's). */
@ApplicationScoped
public class Offsets {
    private final RecoveryRepository recoveries;
    private final RecoveryEntries entries;
    private final RecoveryLedger ledger;
    private final RecoveryTrail trail;

    Offsets(RecoveryRepository recoveries, RecoveryEntries entries, RecoveryLedger ledger, RecoveryTrail trail) {
        this.recoveries = recoveries;
        this.entries = entries;
        this.ledger = ledger;
        this.trail = trail;
    }

    /** The payment that keeps something back. */
    public record Paying(UUID paymentId, UUID grantId, String providerId, Money amount, LocalDate on) {}

    /** How much of the payment is kept back; told to the ledger once the payment itself is there. */
    public Money keepBack(Paying paying) {
        Money kept = Money.ZERO;
        for (Recovery recovery : recoveries.toKeepBack(paying.grantId(), paying.providerId())) {
            Money left = paying.amount().minus(kept);
            Money sum = recovery.outstanding().compareTo(left) < 0 ? recovery.outstanding() : left;
            if (!sum.isPositive()) {
                break;
            }
            recovery.recover(sum);
            String reference = "offset/" + paying.paymentId() + "/" + recovery.id();
            entries.add(recovery.id(), new Fact(EntryKind.OFFSET, sum, paying.on(), reference), paying.paymentId());
            trail.record("KeptBack", recovery, sum, null);
            kept = kept.plus(sum);
        }
        recoveries.flush();
        return kept;
    }

    /** The payment is in the ledger: what it kept back is now told as having come back. */
    public void post(UUID paymentId) {
        for (Entry entry : entries.ofPayment(paymentId)) {
            Fact fact = new Fact(entry.kind(), entry.amount(), entry.valueOn(), entry.reference());
            ledger.recovered(recoveries.get(entry.recoveryId()), fact);
        }
    }

    /** The payment never left: what it kept back is owed again. */
    public void undo(UUID paymentId, String reason) {
        for (Entry entry : entries.ofPayment(paymentId)) {
            Recovery recovery = recoveries.lock(entry.recoveryId());
            recovery.unrecover(entry.amount(), RecoveryStatus.OFFSET);
            entries.undo(entry.id(), reason);
            trail.record("OwedAgain", recovery, entry.amount(), reason);
        }
        recoveries.flush();
    }
}
