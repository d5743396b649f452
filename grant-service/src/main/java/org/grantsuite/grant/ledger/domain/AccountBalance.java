package org.grantsuite.grant.ledger.domain;

import org.grantsuite.commons.money.Money;

/** What an account took in on either side. */
public record AccountBalance(Account account, Money debit, Money credit) {
    /** Debit less credit. */
    public Money balance() {
        return debit.minus(credit);
    }
}
