package org.grantsuite.allocation.apportionment;

import java.math.BigInteger;

/** {@code a × b ÷ d} on whole numbers that are not negative, through 128 bits where 64 do not do. */
public final class ExactRatio {
    private ExactRatio() {}

    /**
     * Rounded half up.
     *
     * @throws ArithmeticException when the answer is past 63 bits
     */
    public static long halfUp(long a, long b, long d) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            long product = a * b;
            long quotient = product / d;
            long rest = product - quotient * d;
            return rest >= d - rest ? Math.addExact(quotient, 1) : quotient;
        }
        BigInteger[] parts =
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divideAndRemainder(BigInteger.valueOf(d));
        boolean up = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(d)) >= 0;
        return parts[0].add(up ? BigInteger.ONE : BigInteger.ZERO).longValueExact();
    }
}
