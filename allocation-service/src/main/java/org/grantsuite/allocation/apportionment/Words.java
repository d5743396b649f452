package org.grantsuite.allocation.apportionment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Figures in words, onto one buffer: a run of a million lines is explained line by line while it is streamed, so nothing is
 * formatted by pattern and nothing is boxed that fits 63 bits.
 */
public final class Words {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private final StringBuilder out;

    public Words(StringBuilder out) {
        this.out = out;
    }

    public Words say(String text) {
        out.append(text);
        return this;
    }

    /** {@code 3,076} */
    public Words count(long number) {
        long size = number;
        if (size < 0) {
            out.append('-');
            size = -size;
        }
        long divisor = 1;
        while (size / divisor >= 1_000) {
            divisor *= 1_000;
        }
        out.append(size / divisor);
        for (long below = divisor / 1_000; below > 0; below /= 1_000) {
            out.append(',');
            digits(size / below % 1_000, 3);
        }
        return this;
    }

    public Words count(BigInteger number) {
        if (number.bitLength() < Long.SIZE) {
            return count(number.longValueExact());
        }
        String digits = number.toString();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                out.append(',');
            }
            out.append(digits.charAt(i));
        }
        return this;
    }

    /** {@code £1,250.00} */
    public Words pounds(long pence) {
        if (pence < 0) {
            out.append('-');
        }
        long size = Math.abs(pence);
        out.append('£');
        count(size / 100).say(".");
        return digits(size % 100, 2);
    }

    /** {@code £33,583.728814} from pence and ten-thousandths of a penny. */
    public Words exactPounds(long pence, long parts) {
        long whole = parts == POWERS[4] ? pence + 1 : pence;
        out.append('£');
        count(whole / 100).say(".");
        return digits(whole % 100, 2).digits(parts % POWERS[4], 4);
    }

    /** {@code 33583.728814} */
    public Words exact(long pence, long parts) {
        long whole = parts == POWERS[4] ? pence + 1 : pence;
        out.append(whole / 100).append('.');
        return digits(whole % 100, 2).digits(parts % POWERS[4], 4);
    }

    /** {@code 0.8814} */
    public Words fraction(long tenThousandths) {
        out.append(tenThousandths / POWERS[4]).append('.');
        return digits(tenThousandths % POWERS[4], 4);
    }

    /** A decimal without trailing zeros, from millionths. */
    public Words decimal(long micros) {
        out.append(micros / POWERS[6]);
        long rest = micros % POWERS[6];
        if (rest > 0) {
            int decimals = 6;
            while (rest % 10 == 0) {
                rest /= 10;
                decimals--;
            }
            out.append('.');
            digits(rest, decimals);
        }
        return this;
    }

    private Words digits(long number, int width) {
        for (int place = width - 1; place > 0 && number < POWERS[place]; place--) {
            out.append('0');
        }
        out.append(number);
        return this;
    }

    /** {@code part ÷ whole} in ten-thousandths, half up, for a part below the whole. */
    static long tenThousandths(BigInteger part, BigInteger whole) {
        if (whole.bitLength() < Long.SIZE) {
            return ExactRatio.halfUp(part.longValueExact(), POWERS[4], whole.longValueExact());
        }
        return new BigDecimal(part.multiply(BigInteger.valueOf(POWERS[4])))
                .divide(new BigDecimal(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
