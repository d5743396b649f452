package org.grantsuite.allocation.apportionment;

/**
 * The rate-first alternative (R22): each line is paid rate × units, rounded half up to the penny. What the pot holds
 * beyond the sum is its residual; whether a sum beyond the pot is refused is the caller's rule.
 */
public final class RateTimesUnits {

    /** A rate in millionths of a pound counts ten-thousandths of a penny. */
    private static final long MICROS_PER_PENNY = 10_000;

    private RateTimesUnits() {}

    /**
     * @return pence of each line
     * @throws IllegalArgumentException for negative units
     * @throws ArithmeticException when a line is past 63 bits of pence
     */
    public static long[] price(long[] units, Rate rate) {
        long whole = rate.micros() / MICROS_PER_PENNY;
        long part = rate.micros() % MICROS_PER_PENNY;
        long[] pence = new long[units.length];
        for (int i = 0; i < units.length; i++) {
            pence[i] = price(units[i], whole, part);
        }
        return pence;
    }

    /** One line. */
    public static long price(long units, Rate rate) {
        return price(units, rate.micros() / MICROS_PER_PENNY, rate.micros() % MICROS_PER_PENNY);
    }

    /** {@code part × units} is split at a whole number of pennies, so that nothing but the answer can overflow. */
    private static long price(long units, long whole, long part) {
        if (units < 0) {
            throw new IllegalArgumentException("units are not negative");
        }
        long thousands = units / MICROS_PER_PENNY;
        long rest = units % MICROS_PER_PENNY;
        long fraction = part * thousands + (part * rest + MICROS_PER_PENNY / 2) / MICROS_PER_PENNY;
        return Math.addExact(Math.multiplyExact(whole, units), fraction);
    }
}
