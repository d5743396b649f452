package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardRepository;
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
    private final AwardRepository awards;
    private final RecoveryTrail trail;

    RecoveryService(
            RecoveryRepository recoveries,
            RecoveryEntries entries,
            RecoveryLedger ledger,
            AwardRepository awards,
            RecoveryTrail trail) {
        this.recoveries = recoveries;
        this.entries = entries;
        this.ledger = ledger;
        this.awards = awards;
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

    /** What is being recovered of an award, or was: everything raised and not credited. */
    Money claimed(UUID awardId) {
        return recoveries.claimed(awardId);
    }

    /**
     * Which open recovery asks for money of an award that never arrived: with this sum away more would be asked than was paid.
     * Its crediting takes a reason and may have to reach the ledger, so it is done by hand.
     */
    public Optional<String> askedBeyond(Award award, Money away) {
        return recoveries.claimed(award.id()).compareTo(award.paid().minus(away)) > 0
                ? recoveries.openOf(award.id()).map(Recovery::reference)
                : Optional.empty();
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
        requireSettledBefore(id);
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

    /** What is invoiced or credited is what is outstanding for good: nothing that came off before is owed again afterwards. */
    private void requireSettledBefore(UUID id) {
        if (entries.mayBeUndone(id)) {
            throw Refusal.of(
                    RecoveryProblem.RECOVERY_WAITS_FOR_LEDGER,
                    "What came off it has not reached the ledger; wait, or settle its work item");
        }
    }

    /** The ledger would not hear of it, and somebody gave that up: the sum is owed again. What a payment kept back is not given up. */
    void undo(String reference, String reason) {
        entries.find(reference).ifPresent(entry -> {
            Recovery recovery = recoveries.lock(entry.recoveryId());
            switch (entry.kind()) {
                case OFFSET ->
                    throw Refusal.of(
                            RecoveryProblem.RECOVERY_KEPT_BACK,
                            "A payment kept back " + entry.amount() + "; send it again when the ledger takes it");
                case WRITE_OFF -> recovery.unwriteOff(entry.amount());
                default -> recovery.unrecover(entry.amount(), RecoveryStatus.RAISED);
            }
            recoveries.flush();
            entries.undo(entry.id(), reason);
            trail.record("OwedAgain", recovery, entry.amount(), reason);
        });
    }

    /** The ledger would not cancel the debt, and somebody gave that up: it is a debt again, unless the sum was asked for anew. */
    void takeCreditBack(UUID id, String reason) {
        UUID awardId = recoveries.get(id).debtor().awardId();
        awards.lock(awardId);
        Recovery recovery = recoveries.lock(id);
        Entry credit = entries.find(creditOf(id)).orElseThrow();
        if (recoveries.askedAfter(awardId, id, credit.recordedAt())) {
            throw Refusal.of(
                    RecoveryProblem.RECOVERY_ASKED_AGAIN,
                    "The award was asked for money after the credit; send the cancellation again instead");
        }
        recovery.takeCreditBack();
        recoveries.flush();
        entries.undo(credit.id(), reason);
        trail.record("CreditTakenBack", recovery, credit.amount(), reason);
    }

    private static String creditOf(UUID id) {
        return "credit/" + id;
    }

    Recovery credit(UUID id, LocalDate on, String reason) {
        Recovery recovery = recoveries.lock(id);
        trail.stamps().requirePast(on, "creditedOn");
        boolean inLedger = recovery.status() == RecoveryStatus.DEBT;
        Money sum = recovery.credit(on);
        requireSettledBefore(id);
        recoveries.flush();
        Fact fact = new Fact(EntryKind.CREDIT, sum, on, creditOf(id));
        entries.add(id, fact, null);
        if (inLedger) {
            ledger.cancelled(recovery, fact, reason);
        }
        trail.record("Credited", recovery, sum, reason);
        return recovery;
    }
}
