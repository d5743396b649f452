package org.grantsuite.allocation.run;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A pot shared: pence of each line and what is left.
 *
 * @param pence of each line, in the order of the columns
 * @param oddPennies pennies that rounding down left over; zero where lines are priced
 * @param cut smallest remainder that took an odd penny
 * @param weighed what the method made of each line
 * @param basisOf number of what each line was shared by, or a limit of its own
 * @param carried of each line; empty without a true-up
 */
record RunOutcome(
        Money pot,
        Money allocated,
        long units,
        long[] pence,
        long oddPennies,
        @Nullable BigInteger cut,
        long[] weighed,
        int[] basisOf,
        List<NamedBasis> bases,
        long[] carried) {

    @Nullable
    Rate effectiveRate() {
        return units == 0 ? null : Rate.effective(allocated.pence(), units);
    }

    Money residual() {
        return pot.minus(allocated);
    }

    static long sum(long[] values) {
        return Arrays.stream(values).reduce(0, Math::addExact);
    }
}
