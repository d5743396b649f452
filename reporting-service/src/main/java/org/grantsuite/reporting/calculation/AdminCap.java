package org.grantsuite.reporting.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Part of the total allocation that one kind of administration may take (R9). */
public record AdminCap(String adminKind, BigDecimal percent) {

    /** Rounded down to whole pence: a cap is never exceeded by rounding. */
    public long capPence(long allocationPence) {
        return BigDecimal.valueOf(allocationPence)
                .multiply(percent)
                .movePointLeft(2)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
