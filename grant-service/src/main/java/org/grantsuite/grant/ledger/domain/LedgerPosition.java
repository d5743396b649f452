package org.grantsuite.grant.ledger.domain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.grantsuite.commons.money.Money;

/**
 * Where the grant's money is (invariant 1): received + recovered + own resources = transferred + direct + admin +
 * repaid + set off + held. Memo accounts are no part of it.
 *
 * @param held the cash, and beside it what is owed to and by the grant: accruals, prepayments, debts, suspense
 * @param cash what of it is money
 */
public record LedgerPosition(
        Money received,
        Money recovered,
        Money ownResources,
        Money transferred,
        Money direct,
        Money admin,
        Money repaid,
        Money setOff,
        Money held,
        Money cash) {

    public static LedgerPosition of(Collection<AccountBalance> balances) {
        Map<Account, Money> debits = new EnumMap<>(Account.class);
        balances.forEach(one -> debits.put(one.account(), one.balance()));
        Money held = debits.entrySet().stream()
                .filter(one -> one.getKey().isIn(AccountClass.HELD))
                .map(Map.Entry::getValue)
                .reduce(Money.ZERO, Money::plus);
        var position = new LedgerPosition(
                debit(debits, Account.GRANT_RECEIVED).negated(),
                debit(debits, Account.RECOVERED).negated(),
                debit(debits, Account.OWN_RESOURCES).negated(),
                debit(debits, Account.TRANSFERRED).plus(debit(debits, Account.TRANSFERRED_AS_AGENT)),
                debit(debits, Account.DIRECT_SPEND),
                debit(debits, Account.ADMIN_SPEND),
                debit(debits, Account.REPAID),
                debit(debits, Account.SET_OFF),
                held,
                debit(debits, Account.GRANT_CASH));
        if (!position.in().equals(position.out())) {
            throw new IllegalStateException("the ledger does not balance: " + position);
        }
        return position;
    }

    public Money in() {
        return received.plus(recovered).plus(ownResources);
    }

    public Money out() {
        return transferred.plus(direct).plus(admin).plus(repaid).plus(setOff).plus(held);
    }

    /** All that was charged to the grant: what the allocation limits. */
    public Money charged() {
        return transferred.plus(direct).plus(admin);
    }

    private static Money debit(Map<Account, Money> debits, Account account) {
        return debits.getOrDefault(account, Money.ZERO);
    }
}
