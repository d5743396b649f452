package org.grantsuite.grant.suspense;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.Ledger.Posted;
import org.grantsuite.grant.ledger.domain.Journal;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.grantsuite.grant.ledger.persistence.JournalQuery;
import org.grantsuite.grant.receipt.ReceiptService;
import org.jspecify.annotations.Nullable;

/**
 * Holds money that belongs to no instalment yet: at the bank, and free for nothing, until it is cleared whole. The two
 * journals of a reference are all there is of it.
 */
@ApplicationScoped
public class SuspenseService {
    private final GrantLock lock;
    private final JournalQuery journals;
    private final ReceiptService receipts;
    private final Ledger ledger;
    private final Chronicle chronicle;

    SuspenseService(
            GrantLock lock, JournalQuery journals, ReceiptService receipts, Ledger ledger, Chronicle chronicle) {
        this.lock = lock;
        this.journals = journals;
        this.receipts = receipts;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    /** One of the two journals of a reference: a line of the bank's statement, say. */
    record Told(UUID grantId, String reference, LocalDate on, String words) {}

    /** @param replayed the same was told before; nothing was done */
    record Moved(Told told, Money amount, UUID journalId, boolean replayed) {}

    @Transactional
    Moved take(Told told, Money amount) {
        lock.take(told.grantId());
        chronicle.requirePast(told.on(), "takenOn");
        return post(told, "suspense/", "TAKEN", amount);
    }

    /** What it turned out to be is recorded beside it, as a receipt where it was one. */
    @Transactional
    Moved clear(Told told, @Nullable UUID receiptId) {
        lock.take(told.grantId());
        Journal taken = journals.findKey(told.grantId(), "suspense/" + told.reference())
                .orElseThrow(() -> Refusal.of(
                                SuspenseProblem.SUSPENSE_UNKNOWN,
                                "Nothing was taken into suspense as " + told.reference())
                        .at("reference", "give the reference it was taken under"));
        chronicle.requirePast(told.on(), "clearedOn");
        if (told.on().isBefore(taken.content().valueOn())) {
            throw Refusal.of(
                            SuspenseProblem.CLEARING_BEFORE_SUSPENSE,
                            "It was taken on " + taken.content().valueOn())
                    .at("clearedOn", "give that day or a later one");
        }
        Money amount =
                taken.content().transfers().stream().map(Transfer::amount).reduce(Money.ZERO, Money::plus);
        return post(naming(told, receiptId), "suspense-cleared/", "CLEARED", amount);
    }

    private Told naming(Told told, @Nullable UUID receiptId) {
        if (receiptId == null) {
            return told;
        }
        String bank = receipts.find(receiptId)
                .filter(receipt -> receipt.grantId().equals(told.grantId()) && !receipt.isReversed())
                .orElseThrow(() -> Refusal.of(
                                SuspenseProblem.CLEARING_RECEIPT_UNKNOWN,
                                "The grant has no standing receipt with the id " + receiptId)
                        .at("receiptId", "record the receipt first, or leave it out"))
                .bankReference();
        return new Told(told.grantId(), told.reference(), told.on(), told.words() + "; receipt " + bank);
    }

    private Moved post(Told told, String key, String part, Money amount) {
        Posted posted = ledger.post(new JournalDraft(
                told.grantId(),
                JournalKind.SUSPENSE,
                told.on(),
                key + told.reference(),
                told.words(),
                ledger.transfers(JournalKind.SUSPENSE, part, Sum.of(amount)),
                References.NONE));
        var moved = new Moved(told, amount, posted.journalId(), posted.replayed());
        if (!posted.replayed()) {
            chronicle.tell(deed(part.equals("TAKEN") ? "SuspenseTaken" : "SuspenseCleared", moved)
                    .because(told.words()));
        }
        return moved;
    }

    private static Deed deed(String event, Moved moved) {
        Told told = moved.told();
        return Deed.of(
                event,
                "journal",
                moved.journalId(),
                "/v1/grants/" + told.grantId() + "/journals",
                Map.of(
                        "grantId", told.grantId(),
                        "reference", told.reference(),
                        "amount", moved.amount(),
                        "journalId", moved.journalId()));
    }
}
