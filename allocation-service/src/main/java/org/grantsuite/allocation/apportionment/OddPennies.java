package org.grantsuite.allocation.apportionment;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The inner loops of {@link ProRata}: round each share down, then give the pennies left over to some of the lines.
 *
 * <p>Division is done by multiplication with one reciprocal of 63 bits, whose estimate is at most one too small and is
 * then corrected by the exact remainder: no 64-bit division, no floating point, no object per line. The largest
 * remainders are found by their leading digits (base 2048): count them while rounding down, keep the digit where the
 * cut falls, look at its next digit. Each step is linear and the first one usually leaves a handful of lines.
 * Remainders are not stored: the low 64 bits of {@code pot × weight - pence × total} are the remainder.
 *
 * <p>Needs {@code 0 < total <= 2^62}, so that twice a remainder is still a positive number.
 */
final class OddPennies {

    static final long MAX_TOTAL = 1L << 62;

    private static final int DIGIT_BITS = 11;

    private final long pot;
    private final long[] weights;
    private final long total;
    private final long[] pence;
    private final int[] counts = new int[1 << DIGIT_BITS];
    private final int shift;

    OddPennies(long pot, long[] weights, long total) {
        this.pot = pot;
        this.weights = weights;
        this.total = total;
        pence = new long[weights.length];
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(total) - DIGIT_BITS);
    }

    Apportionment result(long left, long held, @Nullable BigInteger cut) {
        return new Apportionment(pot, BigInteger.valueOf(total), pence, left, held, cut);
    }

    /**
     * Fills the shares, each rounded down, and returns the pennies left over.
     *
     * <p>With {@code pot = whole × total + part}, a share is {@code whole × weight + part × weight ÷ total}. For {@code
     * reciprocal = ⌊part × 2^63 ÷ total⌋} the estimate {@code ⌊reciprocal × weight ÷ 2^63⌋} falls short of the true
     * quotient by less than {@code weight ÷ 2^63 < 1} before rounding, so by at most one after it. The remainder of the
     * estimate lies in {@code [0, 2 × total)} and therefore survives in the low 64 bits. Corrected by mask, not by
     * branch: remainders are as good as random, and a branch on them costs more than the rest of the loop (measured).
     */
    long roundDown() {
        long whole = pot / total;
        long part = pot % total;
        long reciprocal = BigInteger.valueOf(part)
                .shiftLeft(Long.SIZE - 1)
                .divide(BigInteger.valueOf(total))
                .longValueExact();
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            long weight = weights[i];
            long quotient = (Math.multiplyHigh(reciprocal, weight) << 1) | ((reciprocal * weight) >>> (Long.SIZE - 1));
            long remainder = part * weight - quotient * total;
            long oneTooSmall = (total - 1 - remainder) >> (Long.SIZE - 1);
            remainder -= total & oneTooSmall;
            long share = whole * weight + quotient - oneTooSmall;
            pence[i] = share;
            sum += share;
            counts[(int) (remainder >>> shift)]++;
        }
        return pot - sum;
    }

    /** One penny each to the lines with the largest remainders; returns the smallest remainder that took one. */
    long giveToLargest(int pennies, LineOrder order) {
        Cut cut = Cut.of(counts, pennies);
        int[] atCut = new int[counts[cut.digit]];
        int found = 0;
        for (int i = 0; i < pence.length; i++) {
            int digit = (int) (remainder(i) >>> shift);
            // The sign bit is set for a digit past the cut: one penny, without a branch.
            pence[i] += (cut.digit - digit) >>> (Integer.SIZE - 1);
            if (digit == cut.digit) {
                atCut[found++] = i;
            }
        }
        return refine(atCut, cut.left, order);
    }

    /** Gives {@code left} pennies among lines whose remainders agree in their first digit. */
    private long refine(int[] lines, int left, LineOrder order) {
        int[] candidates = lines;
        int pennies = left;
        int low = shift;
        while (low > 0 && pennies < candidates.length) {
            int bits = Math.min(DIGIT_BITS, low);
            low -= bits;
            int mask = (1 << bits) - 1;
            int[] digits = new int[mask + 1];
            for (int line : candidates) {
                digits[(int) (remainder(line) >>> low) & mask]++;
            }
            Cut cut = Cut.of(digits, pennies);
            int[] atCut = new int[digits[cut.digit]];
            int found = 0;
            for (int line : candidates) {
                int digit = (int) (remainder(line) >>> low) & mask;
                if (digit > cut.digit) {
                    pence[line]++;
                } else if (digit == cut.digit) {
                    atCut[found++] = line;
                }
            }
            candidates = atCut;
            pennies = cut.left;
        }
        Selection.moveFirstToFront(candidates, candidates.length, pennies, order);
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < pennies; i++) {
            smallest = Math.min(smallest, remainder(candidates[i]));
            pence[candidates[i]]++;
        }
        return smallest;
    }

    /** One penny each to the first lines of the order, among those that lost something. */
    void giveToFirst(int pennies, LineOrder order) {
        int[] losers = new int[pence.length];
        int found = 0;
        for (int i = 0; i < pence.length; i++) {
            if (remainder(i) > 0) {
                losers[found++] = i;
            }
        }
        Selection.moveFirstToFront(losers, found, pennies, order);
        for (int i = 0; i < pennies; i++) {
            pence[losers[i]]++;
        }
    }

    /** Only of a line that has not been given a penny yet. */
    private long remainder(int line) {
        return pot * weights[line] - pence[line] * total;
    }

    /** The digit at which the pennies run out, and how many are left for the lines that have it (at least one). */
    private record Cut(int digit, int left) {

        static Cut of(int[] counts, int pennies) {
            int digit = counts.length - 1;
            int left = pennies;
            while (counts[digit] < left) {
                left -= counts[digit--];
            }
            return new Cut(digit, left);
        }
    }
}
