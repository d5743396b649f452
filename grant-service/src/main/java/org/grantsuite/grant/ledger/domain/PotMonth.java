package org.grantsuite.grant.ledger.domain;

import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What moved between two accounts for a pot in a month. */
public record PotMonth(@Nullable String potCode, YearMonth month, Account debit, Account credit, Money amount) {
    private static final Set<Account> SPENT = EnumSet.of(
            Account.TRANSFERRED,
            Account.TRANSFERRED_AS_AGENT,
            Account.DIRECT_SPEND,
            Account.ADMIN_SPEND,
            Account.RECOVERED);

    /** What the movement adds to the debit side of the accounts; negative where it credits them. */
    public Money debitOf(Set<Account> accounts) {
        Money in = accounts.contains(debit) ? amount : Money.ZERO;
        return accounts.contains(credit) ? in.minus(amount) : in;
    }

    public static Money debitOf(Collection<PotMonth> movements, Account... accounts) {
        Set<Account> named = Set.of(accounts);
        return movements.stream().map(one -> one.debitOf(named)).reduce(Money.ZERO, Money::plus);
    }

    /** Charged to the grant, less what came back from providers. */
    public static Money spent(Collection<PotMonth> movements) {
        return movements.stream().map(one -> one.debitOf(SPENT)).reduce(Money.ZERO, Money::plus);
    }
}
