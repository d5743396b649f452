package org.grantsuite.allocation.apportionment;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The same sharing for weights whose sum needs more than 62 bits. No count of beds is that large; it is here so that
 * {@link ProRata} has no limit a caller could trip over. Clear rather than fast.
 */
final class WideProRata {

    private WideProRata() {}

    static Apportionment share(long pot, long[] weights, LineOrder order, RemainderRule rule) {
        BigInteger total = total(weights);
        long[] pence = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long odd = pot;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] share = BigInteger.valueOf(pot)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(total);
            pence[i] = share[0].longValueExact();
            remainders[i] = share[1];
            odd -= pence[i];
        }
        if (rule == RemainderRule.HELD_IN_POT) {
            return new Apportionment(pot, total, pence, odd, odd, null);
        }
        int[] takers = takers(remainders, order, rule, odd);
        Arrays.stream(takers).forEach(line -> pence[line]++);
        return new Apportionment(pot, total, pence, odd, 0, cut(takers, remainders, rule));
    }

    private static BigInteger total(long[] weights) {
        BigInteger total = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weight);
            }
            total = total.add(BigInteger.valueOf(weight));
        }
        return total;
    }

    private static int[] takers(BigInteger[] remainders, LineOrder order, RemainderRule rule, long odd) {
        Comparator<Integer> listed = rule == RemainderRule.LAST_LISTED ? order.reversed()::compare : order::compare;
        Comparator<Integer> first = rule == RemainderRule.LARGEST_REMAINDER
                ? Comparator.<Integer, BigInteger>comparing(line -> remainders[line])
                        .reversed()
                        .thenComparing(listed)
                : listed;
        return IntStream.range(0, remainders.length)
                .filter(line -> remainders[line].signum() > 0)
                .boxed()
                .sorted(first)
                .limit(odd)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static @Nullable BigInteger cut(int[] takers, BigInteger[] remainders, RemainderRule rule) {
        return rule == RemainderRule.LARGEST_REMAINDER && takers.length > 0
                ? remainders[takers[takers.length - 1]]
                : null;
    }
}
