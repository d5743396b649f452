package org.grantsuite.grant.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.grant.domain.InstalmentStatus;
import org.grantsuite.grant.grant.domain.Shortfall;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.instalment.InstalmentMoves;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Booking;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Event;
import org.grantsuite.grant.instalment.domain.MoveKind;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.grantsuite.grant.receipt.Receipt.Told;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;

/** Records cash by its bank reference: told twice it is booked once (R14, invariant 12). */
@ApplicationScoped
public class ReceiptService {
    private final ReceiptRepository receipts;
    private final GrantService grants;
    private final GrantLock lock;
    private final Ledger ledger;
    private final InstalmentMoves moves;
    private final Chronicle chronicle;

    ReceiptService(
            ReceiptRepository receipts,
            GrantService grants,
            GrantLock lock,
            Ledger ledger,
            InstalmentMoves moves,
            Chronicle chronicle) {
        this.receipts = receipts;
        this.grants = grants;
        this.lock = lock;
        this.ledger = ledger;
        this.moves = moves;
        this.chronicle = chronicle;
    }

    public record Recorded(Receipt receipt, boolean replayed) {}

    @Transactional
    public Recorded record(Told told) {
        lock.take(told.grantId());
        var held = receipts.findReference(told.grantId(), told.bankReference());
        if (held.isPresent()) {
            return replay(held.get(), told);
        }
        chronicle.requirePast(told.receivedOn(), "receivedOn");
        Instalment instalment = grants.instalment(told.grantId(), told.instalmentNumber(), "instalmentNumber");
        Money difference = told.amount().minus(instalment.outstanding());
        requireExplained(told.variance(), difference);
        List<Warning> warnings = warnings(told, instalment);
        var posted = ledger.post(journal(told, key(told), setOff(told.variance(), difference)));
        InstalmentStatus before = moves.standing(instalment);
        instalment.receive(told.amount(), shortfall(told.variance()));
        var receipt = new Receipt(chronicle.stamp(), told, difference, posted.journalId(), warnings);
        receipts.persistAndFlush(receipt);
        moves.ofReceipt(instalment, before, event(told, difference), new Booking(posted.journalId(), receipt.id()));
        chronicle.tell(deed(receipt));
        return new Recorded(receipt, false);
    }

    private static Recorded replay(Receipt held, Told told) {
        if (!held.tells(told.contentHash())) {
            throw Refusal.of(
                            ReceiptProblem.RECEIPT_REFERENCE_REUSED,
                            "Bank reference " + told.bankReference() + " was recorded with other content")
                    .with("receiptId", held.id());
        }
        return new Recorded(held, true);
    }

    private void requireExplained(@Nullable Variance variance, Money difference) {
        if (variance == null) {
            if (!difference.isZero()) {
                throw Refusal.of(
                                ReceiptProblem.RECEIPT_VARIANCE_UNEXPLAINED,
                                "The receipt differs from what is outstanding by " + difference)
                        .at("variance", "give reason and note")
                        .with("difference", difference);
            }
            return;
        }
        if (difference.isZero()) {
            throw Refusal.of(
                            ReceiptProblem.RECEIPT_VARIANCE_WITHOUT_DIFFERENCE,
                            "The receipt is exactly what is outstanding")
                    .at("variance", "leave it out");
        }
        if (difference.isPositive() && variance.reason() != VarianceReason.ERROR) {
            throw Refusal.of(
                            ReceiptProblem.RECEIPT_VARIANCE_NOT_A_SHORTFALL,
                            "The receipt is " + difference + " more than is outstanding")
                    .at("variance.reason", "ERROR is the only reason for more");
        }
        requireRelatedGrant(variance);
    }

    private void requireRelatedGrant(Variance variance) {
        UUID related = variance.relatedGrantId();
        if (related == null && variance.reason() == VarianceReason.SET_OFF) {
            throw Refusal.of(ReceiptProblem.SET_OFF_NEEDS_GRANT, "A set-off is traced from both its ends")
                    .at("variance.relatedGrantId", "name the grant the money was kept back for");
        }
        if (related != null && grants.find(related).isEmpty()) {
            throw Refusal.of(ReceiptProblem.RELATED_GRANT_UNKNOWN, "No grant has the id " + related)
                    .at("variance.relatedGrantId", "name a grant of this council");
        }
    }

    /** A receipt is a fact and is never refused for its gate; that it came early is worth a look (R12). */
    private static List<Warning> warnings(Told told, Instalment instalment) {
        List<Warning> warnings = new ArrayList<>();
        if (told.dateAssumed()) {
            warnings.add(
                    Warning.of(
                            "RECEIPT_DATE_ASSUMED",
                            "R14",
                            "receivedOn",
                            "The date is assumed; reverse the receipt and record it anew once the bank statement shows another"));
        }
        var expectedOn = instalment.expectedOn();
        if (expectedOn != null && told.receivedOn().isAfter(expectedOn)) {
            warnings.add(Warning.of(
                    "RECEIPT_LATER_THAN_EXPECTED",
                    "R14",
                    "receivedOn",
                    "The instalment was expected by " + expectedOn));
        }
        return warnings;
    }

    private static Shortfall shortfall(@Nullable Variance variance) {
        return variance == null ? Shortfall.AWAITED : variance.reason().shortfall();
    }

    /** The receipt, or the set-off that came with it: the history of the instalment tells both ends (R14). */
    private static Event event(Told told, Money difference) {
        Variance variance = told.variance();
        if (variance != null && variance.reason() == VarianceReason.SET_OFF) {
            return new Event(
                    MoveKind.SET_OFF,
                    difference.negated(),
                    told.receivedOn(),
                    told.bankReference(),
                    variance.note(),
                    variance.relatedGrantId());
        }
        String reason = variance == null ? "Cash received" : variance.note();
        return new Event(MoveKind.RECEIVED, told.amount(), told.receivedOn(), told.bankReference(), reason, null);
    }

    private static Money setOff(@Nullable Variance variance, Money difference) {
        return variance != null && variance.reason() == VarianceReason.SET_OFF ? difference.negated() : Money.ZERO;
    }

    /** A line of the bank's statement is booked once; again only after what was booked of it was reversed. */
    private String key(Told told) {
        String first = "receipt/" + told.bankReference();
        return receipts.everHeld(told.grantId(), told.bankReference()) ? first + "/" + chronicle.nextId() : first;
    }

    /** What was set off counts as received and as gone, so that the grant's total still shows it. */
    private JournalDraft journal(Told told, String key, Money setOff) {
        List<Transfer> transfers =
                new ArrayList<>(ledger.transfers(JournalKind.RECEIPT, "CASH", Sum.of(told.amount())));
        if (setOff.isPositive()) {
            transfers.addAll(ledger.transfers(JournalKind.RECEIPT, "SET_OFF", Sum.of(setOff)));
        }
        return new JournalDraft(
                told.grantId(),
                JournalKind.RECEIPT,
                told.receivedOn(),
                key,
                "Instalment " + told.instalmentNumber() + ", bank reference " + told.bankReference(),
                transfers,
                References.instalment(told.instalmentNumber()));
    }

    private static Deed deed(Receipt receipt) {
        return Deed.of(
                "ReceiptRecorded",
                "receipt",
                receipt.id(),
                "/v1/grants/" + receipt.grantId() + "/receipts",
                Map.of(
                        "grantId", receipt.grantId(),
                        "instalmentNumber", receipt.instalmentNumber(),
                        "amount", receipt.amount(),
                        "receivedOn", receipt.receivedOn(),
                        "bankReference", receipt.bankReference(),
                        "journalId", receipt.journalId()));
    }

    @Transactional
    public Page<Receipt> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return receipts.page(grantId, cursor, limit);
    }

    @Transactional
    public Page<Receipt> setOffs(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return receipts.setOffsFor(grantId, cursor, limit);
    }

    /** A receipt of any grant of the council. */
    @Transactional
    public Optional<Receipt> find(UUID receiptId) {
        return receipts.findByIdOptional(receiptId);
    }

    /** Reads a receipt anew, for who has waited for its grant's lock since. */
    @Transactional
    public void reread(Receipt receipt) {
        receipts.reread(receipt);
    }

    /** What was not reversed, in the order it was recorded. */
    @Transactional
    public List<Receipt> standing(UUID grantId) {
        return receipts.standing(grantId);
    }
}
