package org.grantsuite.grant.ledger.domain;

import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** Both sides of one movement in one row, so that no journal can be out of balance (invariant 16). */
public record Transfer(
        Account debit,
        Account credit,
        Money amount,
        @Nullable String potCode,
        @Nullable String measure) {
    public Transfer {
        if (debit == credit || !amount.isPositive()) {
            throw new IllegalArgumentException("a transfer moves more than nothing between two accounts");
        }
    }

    public static Transfer of(Account debit, Account credit, Money amount) {
        return new Transfer(debit, credit, amount, null, null);
    }

    /** The same money the other way. */
    public Transfer reversed() {
        return new Transfer(credit, debit, amount, potCode, measure);
    }
}
