package org.grantsuite.grant.commitment;

import java.util.Collection;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.PotMonth;
import org.jspecify.annotations.Nullable;

/** What of a pot is spent, and what is committed or reserved beside it. */
record PotCommitment(
        @Nullable String potCode,
        Money transferred,
        Money direct,
        Money admin,
        Money recovered,
        Money committed,
        Money reserved) {

    static PotCommitment of(@Nullable String potCode, Collection<PotMonth> movements, Money reserved) {
        return new PotCommitment(
                potCode,
                PotMonth.debitOf(movements, Account.TRANSFERRED, Account.TRANSFERRED_AS_AGENT),
                PotMonth.debitOf(movements, Account.DIRECT_SPEND),
                PotMonth.debitOf(movements, Account.ADMIN_SPEND),
                PotMonth.debitOf(movements, Account.RECOVERED).negated(),
                PotMonth.debitOf(movements, Account.COMMITTED),
                reserved);
    }

    Money actual() {
        return transferred.plus(direct).plus(admin).minus(recovered);
    }

    Money total() {
        return actual().plus(committed).plus(reserved);
    }
}
