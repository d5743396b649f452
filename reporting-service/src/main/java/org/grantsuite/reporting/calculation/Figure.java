package org.grantsuite.reporting.calculation;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/** Exact sums and the texts of figures; no figure ever passes through floating point. */
public final class Figure {

    private static final int DECIMALS = 2;

    private Figure() {}

    /** Pence as pounds, hundredths of an hour as hours: two decimals, a minus sign where negative. */
    public static String twoDecimals(long hundredths) {
        return BigDecimal.valueOf(hundredths, DECIMALS).toPlainString();
    }

    /** Reads what {@link #twoDecimals} writes: at most two decimals, exactly. */
    public static long hundredths(String text) {
        return new BigDecimal(text).movePointRight(DECIMALS).longValueExact();
    }

    /** Throws ArithmeticException rather than wrap around. */
    static <T> long sum(List<T> items, ToLongFunction<T> value) {
        return items.stream().mapToLong(value).reduce(0, Math::addExact);
    }
}
