package org.grantsuite.allocation.apportionment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Pounds per unit, exact to six decimals (R22): rates are kept exact and only a payment is rounded.
 *
 * @param micros millionths of a pound, zero or more
 */
public record Rate(long micros) {

    private static final int DECIMALS = 6;

    public Rate {
        if (micros < 0) {
            throw new IllegalArgumentException("a rate is not negative");
        }
    }

    /** Reads {@code "48.3125"}; more than six decimals or no number is an {@link ArithmeticException}. */
    public static Rate parse(String text) {
        return new Rate(new BigDecimal(text)
                .setScale(DECIMALS, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact());
    }

    /** What a line was paid per unit in effect, rounded half up to six decimals. */
    public static Rate effective(long pence, long units) {
        return new Rate(BigDecimal.valueOf(pence, 2)
                .divide(BigDecimal.valueOf(units), DECIMALS, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact());
    }

    public BigDecimal pounds() {
        return BigDecimal.valueOf(micros, DECIMALS);
    }

    /** How far this rate lies above (or below) another, in percent of the other, six decimals half up. */
    public BigDecimal percentAbove(Rate other) {
        return pounds().subtract(other.pounds())
                .movePointRight(2)
                .divide(other.pounds(), DECIMALS, RoundingMode.HALF_UP);
    }

    /** Without trailing zeros: {@code "48.3125"}, {@code "42"}. */
    @Override
    public String toString() {
        return pounds().stripTrailingZeros().toPlainString();
    }
}
