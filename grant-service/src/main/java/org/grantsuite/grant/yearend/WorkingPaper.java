package org.grantsuite.grant.yearend;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.capacity.CapacityJudgement;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.AccountBalance;
import org.grantsuite.grant.ledger.domain.Capacity;
import org.grantsuite.grant.ledger.domain.LedgerPosition;
import org.grantsuite.grant.ledger.domain.PotMonth;
import org.jspecify.annotations.Nullable;

/** The figures of a year end, out of the ledger and the judgements in force on its last day. */
record WorkingPaper(
        LocalDate yearEndOn,
        LedgerPosition position,
        List<AccountBalance> balances,
        List<PotMonth> movements,
        List<CapacityJudgement> judgements,
        boolean periodClosed) {

    /** @param judgement absent where none is approved: principal is then assumed, and said so */
    record Pot(
            @Nullable String potCode,
            Capacity capacity,
            @Nullable CapacityJudgement judgement,
            Money spentInYear,
            Money spentAsAgentInYear,
            Money spentToDate) {
        String note() {
            String name = potCode == null ? "What names no pot" : "Pot " + potCode;
            String spent =
                    name + ": " + spentInYear + " spent in the year, " + spentAsAgentInYear + " of it as agent. ";
            return spent
                    + (judgement == null
                            ? "No judgement is approved; principal is assumed."
                            : "Judged " + capacity + " from "
                                    + judgement.judged().effectiveOn() + ".");
        }
    }

    Money receivedInYear() {
        return PotMonth.debitOf(inYear(movements), Account.GRANT_RECEIVED).negated();
    }

    Money spentInYear() {
        return PotMonth.spent(inYear(movements));
    }

    private List<PotMonth> inYear(Collection<PotMonth> several) {
        YearMonth last = YearMonth.from(yearEndOn);
        return several.stream()
                .filter(one ->
                        one.month().isAfter(last.minusYears(1)) && !one.month().isAfter(last))
                .toList();
    }

    Money debit(Account account) {
        Map<Account, Money> all = new EnumMap<>(Account.class);
        balances.forEach(one -> all.put(one.account(), one.balance()));
        return all.getOrDefault(account, Money.ZERO);
    }

    Money credit(Account account) {
        return debit(account).negated();
    }

    /** All that is held, where the whole grant is held for the department. */
    Money heldAsAgent() {
        return wholeGrantIsAgent() ? positive(position.held()) : Money.ZERO;
    }

    Money receiptsInAdvance() {
        return wholeGrantIsAgent() ? Money.ZERO : positive(position.held());
    }

    Money debtors() {
        return positive(position.held().negated());
    }

    private static Money positive(Money amount) {
        return amount.isNegative() ? Money.ZERO : amount;
    }

    private boolean wholeGrantIsAgent() {
        return capacity(null) == Capacity.AGENT && pots().stream().allMatch(pot -> pot.capacity() == Capacity.AGENT);
    }

    List<Pot> pots() {
        var codes = new TreeSet<@Nullable String>(Comparator.nullsLast(Comparator.naturalOrder()));
        movements.forEach(one -> codes.add(one.potCode()));
        judgements.forEach(one -> codes.add(one.judged().potCode()));
        List<Pot> pots = new ArrayList<>();
        for (String code : codes) {
            Pot pot = pot(code);
            if (code != null || !pot.spentToDate().isZero()) {
                pots.add(pot);
            }
        }
        return pots;
    }

    private Pot pot(@Nullable String code) {
        List<PotMonth> ofPot = movements.stream()
                .filter(one -> Objects.equals(one.potCode(), code))
                .toList();
        return new Pot(
                code,
                capacity(code),
                judgement(code).orElse(null),
                PotMonth.spent(inYear(ofPot)),
                PotMonth.debitOf(inYear(ofPot), Account.TRANSFERRED_AS_AGENT),
                PotMonth.spent(ofPot));
    }

    private Capacity capacity(@Nullable String code) {
        return judgement(code).map(one -> one.judged().capacity()).orElse(Capacity.PRINCIPAL);
    }

    /** The pot's own goes before the grant's; the judgements come with the one that governs first. */
    private Optional<CapacityJudgement> judgement(@Nullable String code) {
        return judgements.stream()
                .filter(one -> Objects.equals(one.judged().potCode(), code))
                .findFirst()
                .or(() -> judgements.stream()
                        .filter(one -> one.judged().potCode() == null)
                        .findFirst());
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                periodClosed
                        ? "The periods of the year are closed; these figures change only by a recorded reopening."
                        : "A period of the year is open; these figures may still change.");
        boolean mixed = !wholeGrantIsAgent() && pots().stream().anyMatch(pot -> pot.capacity() == Capacity.AGENT);
        if (mixed && position.held().isPositive()) {
            notes.add(
                    "Some pots are held as agent and the money is not held by pot: take what is unspent of them out of"
                            + " the receipts in advance.");
        }
        if (!debit(Account.SUSPENSE).isZero()) {
            notes.add("Suspense is not cleared: " + credit(Account.SUSPENSE) + " belongs to no instalment yet.");
        }
        if (!debit(Account.SET_OFF_CLEARING).isZero()) {
            notes.add("A set-off is met at one end only: " + debit(Account.SET_OFF_CLEARING) + " stands in clearing.");
        }
        if (!debit(Account.CREDITORS).isZero() || !debit(Account.PREPAYMENTS).isZero()) {
            notes.add("Accruals and prepayments are taken back on the first day of the next period.");
        }
        return notes;
    }
}
