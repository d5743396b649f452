package org.grantsuite.allocation.paymentaudit.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The rate a unit was paid at, read from the amounts alone: the largest sum of which two thirds of the amounts are whole
 * multiples, so that faults among a third of the lines do not move it. Only twice the rate can reach two thirds by chance (where
 * most suppliers have an even number of units); then the amounts that do not fit are odd multiples of half, and half it is.
 */
final class UnitRate {
    private static final int MOST_AMOUNTS = 300;
    private static final int MOST_CANDIDATES = 100;
    private static final int FEWEST_AMOUNTS = 3;

    private UnitRate() {}

    /**
     * @param amounts pence, each above zero
     * @return pence a unit, or nothing when no rate of at least {@code smallest} explains the amounts
     */
    static OptionalLong infer(long[] amounts, long smallest) {
        if (amounts.length < FEWEST_AMOUNTS) {
            return OptionalLong.empty();
        }
        OptionalLong largest = candidates(sample(amounts), smallest).entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CANDIDATES)
                .mapToLong(Map.Entry::getKey)
                .filter(rate -> 3 * multiples(amounts, rate) >= 2L * amounts.length)
                .max();
        return largest.isPresent() ? OptionalLong.of(halved(amounts, largest.getAsLong(), smallest)) : largest;
    }

    private static long halved(long[] amounts, long rate, long smallest) {
        long[] left =
                Arrays.stream(amounts).filter(amount -> amount % rate != 0).toArray();
        boolean odd = left.length > 0
                && rate % 2 == 0
                && rate / 2 >= smallest
                && 3 * multiples(left, rate / 2) >= 2L * left.length;
        return odd ? halved(amounts, rate / 2, smallest) : rate;
    }

    private static Map<Long, Integer> candidates(long[] sample, long smallest) {
        Map<Long, Integer> candidates = new HashMap<>();
        for (int i = 0; i < sample.length; i++) {
            for (int j = i; j < sample.length; j++) {
                long common = greatestCommonDivisor(sample[i], sample[j]);
                if (common >= smallest) {
                    candidates.merge(common, 1, Integer::sum);
                }
            }
        }
        return candidates;
    }

    /** Distinct amounts, evenly taken from the sorted ones when there are many. */
    private static long[] sample(long[] amounts) {
        long[] distinct = Arrays.stream(amounts).sorted().distinct().toArray();
        if (distinct.length <= MOST_AMOUNTS) {
            return distinct;
        }
        long[] sample = new long[MOST_AMOUNTS];
        for (int i = 0; i < MOST_AMOUNTS; i++) {
            sample[i] = distinct[(int) ((long) i * distinct.length / MOST_AMOUNTS)];
        }
        return sample;
    }

    private static long multiples(long[] amounts, long rate) {
        return Arrays.stream(amounts).filter(amount -> amount % rate == 0).count();
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
