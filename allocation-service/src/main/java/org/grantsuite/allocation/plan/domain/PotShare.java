package org.grantsuite.allocation.plan.domain;

import java.math.BigDecimal;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a pot holds: the stated figure and the worked one side by side, neither overwriting the other (R16).
 *
 * @param exact what its percent makes of the amount, to the penny
 * @param deviation stated less exact
 * @param deviationPoints share the stated amount really is, less the percent, in percentage points
 * @param amount what is in the pot itself: what governs, without the pots within it
 * @param gross what governs, the pots within it included
 */
public record PotShare(
        PotFigures figures,
        @Nullable Money exact,
        @Nullable Money deviation,
        @Nullable BigDecimal deviationPoints,
        Finding finding,
        Money amount,
        Money gross) {}
