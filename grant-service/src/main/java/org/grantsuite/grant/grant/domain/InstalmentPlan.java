package org.grantsuite.grant.grant.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;

/** Splits an allocation into its instalments. */
public final class InstalmentPlan {
    private InstalmentPlan() {}

    /**
     * R11: each instalment but the last is rounded half up to the penny; the last is the allocation less the others
     * and is never rounded on its own, so the sum is always the allocation.
     *
     * <p>Monthly payments share equally what the others leave, rounded down, so that the odd pence come with the last.
     *
     * @param terms one for each payment, monthly ones spread out
     * @return expected amounts in the order of the terms; empty when the others exceed the allocation, or when a fixed
     *     last instalment is not what is left
     */
    public static Optional<List<Money>> split(Money allocation, List<InstalmentTerm> terms) {
        List<Money> expected = new ArrayList<>();
        Money rest = allocation;
        Money monthly = null;
        for (int i = 0; i < terms.size() - 1; i++) {
            InstalmentTerm term = terms.get(i);
            if (isMonthly(term) && monthly == null) {
                monthly = Money.ofPence(rest.pence() / (terms.size() - i));
            }
            Money share = monthly == null ? share(allocation, term) : monthly;
            expected.add(share);
            rest = rest.minus(share);
        }
        Money fixed = terms.get(terms.size() - 1).amount();
        if (rest.isNegative() || (fixed != null && !fixed.equals(rest))) {
            return Optional.empty();
        }
        expected.add(rest);
        return Optional.of(List.copyOf(expected));
    }

    private static boolean isMonthly(InstalmentTerm term) {
        return term.basis().equals("MONTHLY");
    }

    private static Money share(Money allocation, InstalmentTerm term) {
        if (term.amount() != null) {
            return term.amount();
        }
        if (term.percent() == null) {
            throw new IllegalArgumentException("instalment " + term.number() + " has neither percent nor amount");
        }
        return FundingShares.percent(allocation, term.percent());
    }
}
