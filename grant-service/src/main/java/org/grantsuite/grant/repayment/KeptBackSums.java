package org.grantsuite.grant.repayment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.instalment.InstalmentMoves;
import org.grantsuite.grant.instalment.domain.InstalmentMove;
import org.grantsuite.grant.instalment.domain.MoveKind;
import org.grantsuite.grant.receipt.Receipt;
import org.grantsuite.grant.receipt.ReceiptService;
import org.grantsuite.grant.receipt.Variance;
import org.grantsuite.grant.receipt.VarianceReason;
import org.grantsuite.grant.repayment.KeptBack.Source;

/** Finds what was kept back at the other end of a set-off, under the locks of both its grants (R14). */
@ApplicationScoped
class KeptBackSums {
    private final ReceiptService receipts;
    private final InstalmentMoves moves;
    private final GrantLock lock;

    KeptBackSums(ReceiptService receipts, InstalmentMoves moves, GrantLock lock) {
        this.receipts = receipts;
        this.moves = moves;
        this.lock = lock;
    }

    /** @param grantId whose notice is to be met */
    KeptBack find(UUID grantId, Source source) {
        UUID receiptId = source.receiptId();
        UUID moveId = source.moveId();
        if (receiptId != null && moveId == null) {
            return withReceipt(grantId, receiptId);
        }
        if (receiptId == null && moveId != null) {
            return withoutCash(grantId, moveId);
        }
        throw Refusal.of(
                        RepaymentProblem.SET_OFF_SOURCE_AMBIGUOUS,
                        receiptId == null ? "Neither is named" : "Both are named")
                .at("receiptId", "name the receipt that was cut, or as instalmentMoveId the set-off without cash");
    }

    private KeptBack withReceipt(UUID grantId, UUID receiptId) {
        Receipt receipt = receipts.find(receiptId)
                .orElseThrow(() -> Refusal.of(
                                RepaymentProblem.RECEIPT_UNKNOWN, "No grant of the council has receipt " + receiptId)
                        .at("receiptId", "name the receipt that was cut"));
        lockBoth(grantId, receipt.grantId());
        receipts.reread(receipt);
        UUID forGrant = receipt.variance()
                .filter(variance -> variance.reason() == VarianceReason.SET_OFF && !receipt.isReversed())
                .map(Variance::relatedGrantId)
                .orElse(null);
        return new KeptBack(
                receipt.grantId(), forGrant, receipt.receivedOn(), receipt.setOff(), new Source(receiptId, null));
    }

    private KeptBack withoutCash(UUID grantId, UUID moveId) {
        InstalmentMove move = moves.find(moveId)
                .orElseThrow(() -> Refusal.of(
                                RepaymentProblem.INSTALMENT_MOVE_UNKNOWN,
                                "No grant of the council has the instalment move " + moveId)
                        .at("instalmentMoveId", "name the move that kept the instalment back"));
        UUID shortGrant = move.place().grantId();
        lockBoth(grantId, shortGrant);
        var event = move.event();
        boolean ownWord = event.kind() == MoveKind.SET_OFF && move.receiptId() == null;
        return new KeptBack(
                shortGrant,
                ownWord ? event.relatedGrantId() : null,
                event.happenedOn(),
                event.amount() == null ? Money.ZERO : event.amount(),
                new Source(null, moveId));
    }

    /** Always the lesser id first, so that two set-offs the opposite ways never wait for each other. */
    private void lockBoth(UUID owing, UUID shortOf) {
        Stream.of(owing, shortOf).distinct().sorted().forEach(lock::take);
    }
}
