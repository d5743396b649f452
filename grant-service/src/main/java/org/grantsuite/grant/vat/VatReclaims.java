package org.grantsuite.grant.vat;

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
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.AccountBalance;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.grantsuite.grant.ledger.persistence.BalanceQuery;

/** Notes that tax beside a grant's spending came back from the revenue; the grant itself was never charged with it. */
@ApplicationScoped
public class VatReclaims {
    private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);
    private final GrantLock lock;
    private final Ledger ledger;
    private final BalanceQuery balances;
    private final Chronicle chronicle;

    VatReclaims(GrantLock lock, Ledger ledger, BalanceQuery balances, Chronicle chronicle) {
        this.lock = lock;
        this.ledger = ledger;
        this.balances = balances;
        this.chronicle = chronicle;
    }

    /** As it is told; the reference of the claim stands once in a grant. */
    record Told(UUID grantId, String reference, Money amount, LocalDate reclaimedOn) {}

    /** @param outstanding what is still to come back */
    record Reclaimed(Told told, UUID journalId, Money outstanding, boolean replayed) {}

    @Transactional
    Reclaimed reclaim(Told told) {
        lock.take(told.grantId());
        chronicle.requirePast(told.reclaimedOn(), "reclaimedOn");
        Money then = toComeBack(told.grantId(), told.reclaimedOn());
        Money now = toComeBack(told.grantId(), END_OF_TIME);
        var posted = ledger.post(journal(told));
        if (posted.replayed()) {
            return new Reclaimed(told, posted.journalId(), now, true);
        }
        requireWithin(told, then.compareTo(now) < 0 ? then : now);
        chronicle.tell(deed(told, posted.journalId()));
        return new Reclaimed(told, posted.journalId(), now.minus(told.amount()), false);
    }

    private static void requireWithin(Told told, Money left) {
        if (told.amount().compareTo(left) > 0) {
            throw Refusal.of(
                            VatProblem.VAT_RECLAIM_EXCEEDED,
                            "Of the tax noted by " + told.reclaimedOn() + ", " + left + " is still to come back")
                    .at("amount", "give that much or less")
                    .with("left", left);
        }
    }

    private Money toComeBack(UUID grantId, LocalDate asOf) {
        return balances.balances(grantId, asOf, null).stream()
                .filter(one -> one.account() == Account.RECOVERABLE_VAT)
                .map(AccountBalance::balance)
                .reduce(Money.ZERO, Money::plus);
    }

    private JournalDraft journal(Told told) {
        return new JournalDraft(
                told.grantId(),
                JournalKind.VAT_RECLAIM,
                told.reclaimedOn(),
                "vat-reclaim/" + told.reference(),
                "Tax reclaimed, " + told.reference(),
                ledger.transfers(JournalKind.VAT_RECLAIM, "RECLAIMED", Sum.of(told.amount())),
                References.NONE);
    }

    private static Deed deed(Told told, UUID journal) {
        return Deed.of(
                "VatReclaimed",
                "journal",
                journal,
                "/v1/grants/" + told.grantId() + "/journals",
                Map.of(
                        "grantId", told.grantId(),
                        "reference", told.reference(),
                        "amount", told.amount(),
                        "journalId", journal));
    }
}
