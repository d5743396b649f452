package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.recovery.RecoveryEntries.Entry;
import org.grantsuite.allocation.recovery.RecoveryEntries.Fact;
import org.grantsuite.allocation.recovery.RecoveryEntries.Instalment;
import org.grantsuite.allocation.recovery.domain.EntryKind;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.allocation.recovery.domain.RecoveryProblem;
import org.grantsuite.allocation.recovery.domain.RecoveryStatus;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Brings back what is to come back. */
@ApplicationScoped
public class RecoveryService {
    private final RecoveryRepository recoveries;
    private final RecoveryEntries entries;
    private final RecoveryLedger ledger;
    private final RecoveryTrail trail;

    RecoveryService(
            RecoveryRepository recoveries, RecoveryEntries entries, RecoveryLedger ledger, RecoveryTrail trail) {
        this.recoveries = recoveries;
        this.entries = entries;
        this.ledger = ledger;
        this.trail = trail;
    }

    /** Raises a claim against the provider of an award. */
    public UUID raise(Award award, Recovery.Claim claim) {
        UUID id = trail.stamps().id();
        var debtor = new Recovery.Debtor(
                award.grantId(), award.id(), award.providerId(), award.providerName(), award.locationId());
        Recovery recovery = Recovery.raise(
                id,
                debtor,
                claim,
                reference(id),
                trail.stamps().person(),
                trail.stamps().now());
        recoveries.persistAndFlush(recovery);
        trail.record("Raised", recovery, claim.amount(), null);
        return id;
    }

    /** The time part of the id keeps invoices in order, its end keeps them apart. */
    private static String reference(UUID id) {
        String hex = id.toString().replace("-", "");
        return ("REC-" + hex.substring(0, 12) + "-" + hex.substring(20)).toUpperCase(Locale.ROOT);
    }

    @Transactional
    public Recovery get(UUID id) {
        return recoveries.get(id);
    }

    @Transactional
    List<Recovery> page(@Nullable UUID grantId, @Nullable RecoveryStatus status, @Nullable UUID after, int limit) {
        return recoveries.page(grantId, status, after, limit);
    }

    Recovery offset(UUID id, String reason) {
        Recovery recovery = recoveries.lock(id);
        recovery.offset();
        recoveries.flush();
        trail.record("SetForOffset", recovery, recovery.outstanding(), reason);
        return recovery;
    }

    Recovery invoice(UUID id, LocalDate on, LocalDate dueOn) {
        Recovery recovery = recoveries.lock(id);
        trail.stamps().requirePast(on, "invoicedOn");
        recovery.invoice(on, dueOn);
        recoveries.flush();
        ledger.debt(recovery, on);
        trail.record("Invoiced", recovery, recovery.outstanding(), null);
        return recovery;
    }

    Recovery agree(UUID id, List<Instalment> instalments) {
        Recovery recovery = recoveries.lock(id);
        recovery.requireOpen();
        Money sum = instalments.stream().map(Instalment::amount).reduce(Money.ZERO, Money::plus);
        if (!sum.equals(recovery.outstanding())) {
            throw Refusal.of(
                    RecoveryProblem.INSTALMENTS_DO_NOT_SUM,
                    "They come to " + sum + ", outstanding are " + recovery.outstanding());
        }
        for (int i = 1; i < instalments.size(); i++) {
            if (!instalments.get(i).dueOn().isAfter(instalments.get(i - 1).dueOn())) {
                throw Refusal.of(
                                RecoveryProblem.INSTALMENTS_OUT_OF_ORDER,
                                "Instalment " + (i + 1) + " is due on "
                                        + instalments.get(i).dueOn())
                        .at("instalments[" + i + "].dueOn", "give a later day than the one before");
            }
        }
        entries.agree(id, instalments);
        trail.record("Rescheduled", recovery, sum, null);
        return recovery;
    }

    /** A receipt, or the same told again. */
    record Receipt(Recovery recovery, boolean replayed) {}

    @Transactional
    Receipt receive(UUID id, String financeReference, Money sum, LocalDate on) {
        Recovery recovery = recoveries.lock(id);
        String reference = "receipt/" + financeReference;
        Optional<Entry> before = entries.find(reference);
        if (before.isPresent()) {
            Entry told = before.get();
            boolean same = told.recoveryId().equals(id)
                    && told.amount().equals(sum)
                    && told.valueOn().equals(on);
            if (!same) {
                throw Refusal.of(
                        RecoveryProblem.RECEIPT_DIFFERS,
                        financeReference + " was recorded as " + told.amount() + " on " + told.valueOn());
            }
            return new Receipt(recovery, true);
        }
        trail.stamps().requirePast(on, "receivedOn");
        recovery.recover(sum);
        recoveries.flush();
        Fact fact = new Fact(EntryKind.RECEIPT, sum, on, reference);
        entries.add(id, fact, null);
        ledger.recovered(recovery, fact);
        trail.record("Received", recovery, sum, null);
        return new Receipt(recovery, false);
    }

    /** The ledger would not have the debt, and somebody gave that up: it may be raised again, kept back or credited. */
    void takeInvoiceBack(UUID id, String reason) {
        Recovery recovery = recoveries.lock(id);
        if (entries.waitForLedger(id)) {
            throw Refusal.of(
                    RecoveryProblem.RECOVERY_CAME_DOWN_MEANWHILE,
                    "Withdraw first what was told of money that came off " + recovery.reference());
        }
        recovery.takeInvoiceBack();
        recoveries.flush();
        trail.record("InvoiceTakenBack", recovery, recovery.outstanding(), reason);
    }

    /** The ledger would not hear of it, and somebody gave that up: the sum is owed again. What a payment kept back stays so. */
    void undo(String reference, String reason) {
        entries.find(reference)
                .filter(entry -> entry.kind() != EntryKind.OFFSET)
                .ifPresent(entry -> {
                    Recovery recovery = recoveries.lock(entry.recoveryId());
                    if (entry.kind() == EntryKind.WRITE_OFF) {
                        recovery.unwriteOff(entry.amount());
                    } else {
                        recovery.unrecover(entry.amount(), RecoveryStatus.RAISED);
                    }
                    recoveries.flush();
                    entries.undo(entry.id(), reason);
                    trail.record("OwedAgain", recovery, entry.amount(), reason);
                });
    }

    Recovery credit(UUID id, LocalDate on, String reason) {
        Recovery recovery = recoveries.lock(id);
        trail.stamps().requirePast(on, "creditedOn");
        boolean inLedger = recovery.status() == RecoveryStatus.DEBT;
        Money sum = recovery.credit(on);
        recoveries.flush();
        Fact fact = new Fact(EntryKind.CREDIT, sum, on, "credit/" + id);
        entries.add(id, fact, null);
        if (inLedger) {
            ledger.cancelled(recovery, fact, reason);
        }
        trail.record("Credited", recovery, sum, reason);
        return recovery;
    }
}
