package org.grantsuite.grant.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.chronicle.Stamp;
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
import org.grantsuite.grant.receipt.Receipt.Reversal;
import org.grantsuite.grant.reservation.FundsService;
import org.grantsuite.grant.reservation.domain.FundsTimeline;
import org.grantsuite.grant.reservation.domain.FundsTimeline.Day;

/** Takes a wrong receipt back; the right one is recorded anew, under the same line of the bank's statement (R10, R14). */
@ApplicationScoped
public class ReceiptReversals {
    private final ReceiptRepository receipts;
    private final GrantService grants;
    private final GrantLock lock;
    private final Ledger ledger;
    private final InstalmentMoves moves;
    private final FundsService funds;
    private final Chronicle chronicle;

    ReceiptReversals(
            ReceiptRepository receipts,
            GrantService grants,
            GrantLock lock,
            Ledger ledger,
            InstalmentMoves moves,
            FundsService funds,
            Chronicle chronicle) {
        this.receipts = receipts;
        this.grants = grants;
        this.lock = lock;
        this.ledger = ledger;
        this.moves = moves;
        this.funds = funds;
        this.chronicle = chronicle;
    }

    @Transactional
    public Receipt reverse(UUID grantId, UUID receiptId, LocalDate on, String reason) {
        lock.takeOpen(grantId);
        Receipt receipt = receipts.within(grantId, receiptId)
                .orElseThrow(() -> Refusal.of(
                        ReceiptProblem.RECEIPT_NOT_FOUND, "The grant has no receipt with the id " + receiptId));
        chronicle.requirePast(on, "reversedOn");
        Instalment instalment = grants.instalment(grantId, receipt.instalmentNumber(), "instalmentNumber");
        requireReversible(receipt, on);
        requireNotPaidBack(receipt, instalment);
        requireUnspent(receipt, on);
        UUID journal = ledger.reverse(receipt.journalId(), on, reason).journalId();
        Stamp stamp = chronicle.stamp();
        receipt.reverse(new Reversal(reason, on, journal, stamp.at(), stamp.by()));
        InstalmentStatus before = moves.standing(instalment);
        instalment.takeBack(
                receipt.amount(),
                receipt.variance().map(one -> one.reason().shortfall()).orElse(Shortfall.AWAITED),
                receipt.difference().negated());
        receipts.flush();
        var event = new Event(MoveKind.TAKEN_BACK, receipt.amount(), on, receipt.bankReference(), reason, null);
        moves.ofReceipt(instalment, before, event, new Booking(journal, receipt.id()));
        chronicle.tell(deed(receipt, on, journal).because(reason));
        return receipt;
    }

    private void requireReversible(Receipt receipt, LocalDate on) {
        if (receipt.isReversed()) {
            throw Refusal.of(
                    ReceiptProblem.RECEIPT_REVERSED,
                    "Receipt " + receipt.bankReference() + " is reversed; record the right one instead");
        }
        if (on.isBefore(receipt.receivedOn())) {
            throw Refusal.of(ReceiptProblem.REVERSAL_BEFORE_RECEIPT, "The receipt is dated " + receipt.receivedOn())
                    .at("reversedOn", "give that day or a later one");
        }
        if (receipts.metANotice(receipt.id())) {
            throw Refusal.of(
                    ReceiptProblem.RECEIPT_MET_A_NOTICE,
                    "What was kept back with receipt " + receipt.bankReference() + " has met a repayment notice");
        }
    }

    private static void requireNotPaidBack(Receipt receipt, Instalment instalment) {
        Money left = instalment.received().minus(receipt.amount());
        if (left.compareTo(instalment.repaid()) < 0) {
            throw Refusal.of(
                            ReceiptProblem.RECEIPT_PAID_BACK,
                            "Of instalment " + instalment.number() + ", " + instalment.repaid()
                                    + " went back to the department; " + left + " would have come")
                    .with("repaid", instalment.repaid());
        }
    }

    /** Without the receipt, too, no day may end with less than nothing. */
    private void requireUnspent(Receipt receipt, LocalDate on) {
        FundsTimeline now = funds.timeline(grants.get(receipt.grantId()));
        Money came = receipt.amount().plus(receipt.setOff());
        List<Day> days = new ArrayList<>(now.days());
        days.add(new Day(on, receipt.amount().negated(), came.negated()));
        Money least = new FundsTimeline(now.allocation(), days, now.holds(), now.covers()).leastFrom(on);
        if (least.isNegative()) {
            throw Refusal.of(
                            ReceiptProblem.RECEIPT_SPENT,
                            "Without receipt " + receipt.bankReference() + " the grant is short of " + least.negated())
                    .at(
                            "receiptId",
                            "record the right receipt first, take back what was paid out of it, or have the council"
                                    + " stand in by a decision to underwrite")
                    .with("shortfall", least.negated())
                    .with("rule", "R13");
        }
    }

    private static Deed deed(Receipt receipt, LocalDate on, UUID journal) {
        return Deed.of(
                "ReceiptReversed",
                "receipt",
                receipt.id(),
                "/v1/grants/" + receipt.grantId() + "/receipts",
                Map.of(
                        "grantId", receipt.grantId(),
                        "instalmentNumber", receipt.instalmentNumber(),
                        "amount", receipt.amount(),
                        "receivedOn", receipt.receivedOn(),
                        "reversedOn", on,
                        "bankReference", receipt.bankReference(),
                        "journalId", receipt.journalId(),
                        "reversalJournalId", journal));
    }
}
