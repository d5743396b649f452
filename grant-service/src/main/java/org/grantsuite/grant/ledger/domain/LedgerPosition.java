package org.grantsuite.grant.ledger.domain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.grantsuite.commons.money.Money;

/**
 * Where the grant's money is (invariant 1): received + recovered + own resources = transferred + direct + admin +
 * repaid + set off + held.
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
        Money held) {

    public static LedgerPosition of(Collection<AccountBalance> balances) {
        Map<Account, Money> debits = new EnumMap<>(Account.class);
        balances.forEach(one -> debits.put(one.account(), one.balance()));
        var position = new LedgerPosition(
                debit(debits, Account.GRANT_RECEIVED).negated(),
                debit(debits, Account.RECOVERED).negated(),
                debit(debits, Account.OWN_RESOURCES).negated(),
                debit(debits, Account.TRANSFERRED),
                debit(debits, Account.DIRECT_SPEND),
                debit(debits, Account.ADMIN_SPEND),
                debit(debits, Account.REPAID),
                debit(debits, Account.SET_OFF),
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
