package org.grantsuite.allocation.apportionment;

import java.math.BigInteger;

/**
 * Shares a pot in proportion to weights, to the penny (R21).
 *
 * <p>Line {@code i} is due {@code pot × weight[i] ÷ total}, exactly: rounded down in {@link OddPennies} with a 128-bit
 * intermediate, the pennies left over given away by the named rule.
 */
public final class ProRata {

    private ProRata() {}

    /**
     * @param potPence zero or more
     * @param weights each zero or more, any size; a line of weight zero never takes anything
     * @throws IllegalArgumentException for a negative pot or weight, or when there is money but no weight
     */
    public static Apportionment share(long potPence, long[] weights, LineOrder order, RemainderRule rule) {
        if (potPence < 0) {
            throw new IllegalArgumentException("the pot is negative: " + potPence);
        }
        long total = sumOrNegative(weights);
        if (total < 0 || total > OddPennies.MAX_TOTAL) {
            return WideProRata.share(potPence, weights, order, rule);
        }
        if (total == 0) {
            if (potPence > 0) {
                throw new IllegalArgumentException("there is money to share but no weight to share it by");
            }
            return new Apportionment(0, BigInteger.ZERO, new long[weights.length], 0, 0, null);
        }
        return share(new OddPennies(potPence, weights, total), order, rule);
    }

    private static Apportionment share(OddPennies odd, LineOrder order, RemainderRule rule) {
        long left = odd.roundDown();
        if (left == 0 || rule == RemainderRule.HELD_IN_POT) {
            return odd.result(left, left, null);
        }
        // Fewer than the lines: each line lost less than a penny.
        int pennies = Math.toIntExact(left);
        if (rule == RemainderRule.LARGEST_REMAINDER) {
            return odd.result(left, 0, BigInteger.valueOf(odd.giveToLargest(pennies, order)));
        }
        odd.giveToFirst(pennies, rule == RemainderRule.FIRST_LISTED ? order : order.reversed());
        return odd.result(left, 0, null);
    }

    /** Negative when a weight is, or when the sum leaves 63 bits: the sign shows at the first overflow. */
    private static long sumOrNegative(long[] weights) {
        long sum = 0;
        long signs = 0;
        for (long weight : weights) {
            sum += weight;
            signs |= weight | sum;
        }
        return signs < 0 ? -1 : sum;
    }
}
