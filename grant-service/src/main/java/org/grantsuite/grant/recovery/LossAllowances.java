package org.grantsuite.grant.recovery;

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
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;

/** Says what of a provider's debt is not expected to come; it never stands higher than what is open of the debt. */
@ApplicationScoped
public class LossAllowances {
    private final DebtRepository debts;
    private final GrantLock lock;
    private final Ledger ledger;
    private final Chronicle chronicle;

    LossAllowances(DebtRepository debts, GrantLock lock, Ledger ledger, Chronicle chronicle) {
        this.debts = debts;
        this.lock = lock;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    /** As it is told; the reference stands once in a grant. */
    public record Told(
            UUID grantId,
            UUID debtId,
            String reference,
            AllowanceChange change,
            Money amount,
            LocalDate valueOn,
            String reason) {}

    /** @param replayed the same was told before; nothing was done */
    public record Changed(Debt debt, boolean replayed) {}

    @Transactional
    public Changed change(Told told) {
        lock.take(told.grantId());
        Debt debt = debts.within(told.grantId(), told.debtId())
                .orElseThrow(() ->
                        Refusal.of(RecoveryProblem.DEBT_UNKNOWN, "The grant has no debt with the id " + told.debtId()));
        chronicle.requirePast(told.valueOn(), "valueOn");
        String key = "loss-allowance/" + debt.told().reference() + "/" + told.reference();
        Posted posted = post(debt, key, told.change(), told.amount(), told.valueOn(), told.reason());
        if (posted.replayed()) {
            return new Changed(debt, true);
        }
        apply(debt, told);
        debts.flush();
        chronicle.tell(deed(debt, told, posted.journalId()).because(told.reason()));
        return new Changed(debt, false);
    }

    private static void apply(Debt debt, Told told) {
        boolean raises = told.change() == AllowanceChange.RAISE;
        Money most = raises ? debt.outstanding().minus(debt.allowed()) : debt.allowed();
        if (told.amount().compareTo(most) > 0) {
            throw Refusal.of(
                            raises ? RecoveryProblem.ALLOWANCE_BEYOND_DEBT : RecoveryProblem.ALLOWANCE_EXCEEDED,
                            debt.outstanding() + " of the debt is open, for " + debt.allowed()
                                    + " of it an allowance stands")
                    .at("amount", "give at most " + most)
                    .with("most", most);
        }
        if (raises) {
            debt.allow(told.amount(), told.valueOn());
        } else {
            debt.allowLess(told.amount());
        }
    }

    /**
     * Releases what the allowance would stand above the debt once it comes down; never before the allowance was raised.
     *
     * @param open what will be left of the debt
     */
    void keepWithin(Debt debt, Money open, LocalDate on, String key) {
        Money excess = debt.allowed().minus(open);
        if (!excess.isPositive()) {
            return;
        }
        LocalDate since = debt.allowedOn().filter(on::isBefore).orElse(on);
        post(debt, "loss-allowance-over/" + key, AllowanceChange.RELEASE, excess, since, "The debt came down");
        debt.allowLess(excess);
    }

    private Posted post(Debt debt, String key, AllowanceChange change, Money amount, LocalDate on, String why) {
        return ledger.post(new JournalDraft(
                debt.told().grantId(),
                JournalKind.LOSS_ALLOWANCE,
                on,
                key,
                "Debt " + debt.told().reference() + ": " + why,
                ledger.transfers(JournalKind.LOSS_ALLOWANCE, change.name(), Sum.of(amount)),
                new References(null, debt.told().providerReference(), null, null, null, null)));
    }

    private static Deed deed(Debt debt, Told told, UUID journal) {
        return Deed.of(
                told.change() == AllowanceChange.RAISE ? "LossAllowanceRaised" : "LossAllowanceReleased",
                "debt",
                debt.id(),
                "/v1/grants/" + told.grantId() + "/debts",
                Map.of(
                        "grantId", told.grantId(),
                        "debtReference", debt.told().reference(),
                        "reference", told.reference(),
                        "amount", told.amount(),
                        "allowance", debt.allowed(),
                        "journalId", journal));
    }
}
