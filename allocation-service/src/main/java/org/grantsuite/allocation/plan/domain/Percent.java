package org.grantsuite.allocation.plan.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A percent as it was written, exact to six decimals.
 *
 * @param micros millionths of a percent
 */
public record Percent(long micros) {
    static final Percent HUNDRED = new Percent(100_000_000);
    private static final int DECIMALS = 6;

    public static Percent parse(String text) {
        return new Percent(new BigDecimal(text)
                .setScale(DECIMALS, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact());
    }

    /** The share that {@code part} is of {@code whole}, in percent, six decimals half up. */
    static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
    }

    BigDecimal value() {
        return BigDecimal.valueOf(micros, DECIMALS);
    }

    /** Whether a share, rounded to the decimals this percent is written with, is this percent. */
    boolean isLabelOf(BigDecimal share) {
        int written = Math.max(0, value().stripTrailingZeros().scale());
        return share.setScale(written, RoundingMode.HALF_UP).compareTo(value()) == 0;
    }

    /** Without trailing zeros: {@code "45"}. */
    @Override
    public String toString() {
        return value().stripTrailingZeros().toPlainString();
    }
}
