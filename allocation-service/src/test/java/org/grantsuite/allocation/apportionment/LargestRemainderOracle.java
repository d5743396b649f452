package org.grantsuite.allocation.apportionment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The naive way: unlimited integers, objects, one full sort. Slow and plainly right. */
final class LargestRemainderOracle {

    private record Line(String key, BigInteger floor, BigInteger remainder) {}

    private LargestRemainderOracle() {}

    static Map<String, BigInteger> share(long pot, String[] keys, long[] weights, RemainderRule rule) {
        BigInteger total = BigInteger.ZERO;
        for (long weight : weights) {
            total = total.add(BigInteger.valueOf(weight));
        }
        List<Line> lines = new ArrayList<>();
        BigInteger odd = BigInteger.valueOf(pot);
        for (int i = 0; i < keys.length; i++) {
            BigInteger product = BigInteger.valueOf(pot).multiply(BigInteger.valueOf(weights[i]));
            lines.add(new Line(keys[i], product.divide(total), product.mod(total)));
            odd = odd.subtract(product.divide(total));
        }
        lines.sort(order(rule));
        Map<String, BigInteger> shares = new HashMap<>();
        for (Line line : lines) {
            boolean takes = rule != RemainderRule.HELD_IN_POT && odd.signum() > 0 && line.remainder.signum() > 0;
            shares.put(line.key, takes ? line.floor.add(BigInteger.ONE) : line.floor);
            odd = takes ? odd.subtract(BigInteger.ONE) : odd;
        }
        return shares;
    }

    private static Comparator<Line> order(RemainderRule rule) {
        return switch (rule) {
            case LARGEST_REMAINDER ->
                Comparator.comparing(Line::remainder).reversed().thenComparing(Line::key);
            case FIRST_LISTED, HELD_IN_POT -> Comparator.comparing(Line::key);
            case LAST_LISTED -> Comparator.comparing(Line::key).reversed();
        };
    }
}
