package org.grantsuite.quickstart.invariant;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Largest remainder the plain way, as an independent second opinion on a run (R21). */
public final class NaiveShares {
    private NaiveShares() {}

    private record Share(String key, BigInteger whole, BigInteger rest) {}

    /** Pence for each line key: the whole pence, then one more for the largest remainders, ties by key. */
    public static Map<String, Long> of(Map<String, Long> units, long potPence) {
        BigInteger total = units.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger pot = BigInteger.valueOf(potPence);
        List<Share> shares = new ArrayList<>();
        units.forEach((key, weight) -> {
            BigInteger[] parts = pot.multiply(BigInteger.valueOf(weight)).divideAndRemainder(total);
            shares.add(new Share(key, parts[0], parts[1]));
        });
        long given = shares.stream()
                .mapToLong(share -> share.whole().longValueExact())
                .sum();
        shares.sort(Comparator.comparing(Share::rest).reversed().thenComparing(Share::key));
        Map<String, Long> pence = new TreeMap<>();
        long odd = potPence - given;
        for (Share share : shares) {
            pence.put(share.key(), share.whole().longValueExact() + (odd-- > 0 ? 1 : 0));
        }
        return pence;
    }
}
