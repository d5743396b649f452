package org.grantsuite.grant.grant.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
     * @return expected amounts in the order of the terms; empty when the others exceed the allocation, or when a fixed
     *     last instalment is not what is left
     */
    public static Optional<List<Money>> split(Money allocation, List<InstalmentTerm> terms) {
        List<Money> expected = new ArrayList<>();
        Money rest = allocation;
        for (InstalmentTerm term : terms.subList(0, terms.size() - 1)) {
            Money share = share(allocation, term);
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

    private static Money share(Money allocation, InstalmentTerm term) {
        if (term.amount() != null) {
            return term.amount();
        }
        if (term.percent() == null) {
            throw new IllegalArgumentException("instalment " + term.number() + " has neither percent nor amount");
        }
        BigDecimal exact = BigDecimal.valueOf(allocation.pence()).multiply(new BigDecimal(term.percent()));
        return Money.ofPence(
                exact.movePointLeft(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
