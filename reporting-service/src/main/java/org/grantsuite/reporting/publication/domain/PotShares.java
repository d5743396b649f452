package org.grantsuite.reporting.publication.domain;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of an award was accepted of each pot. allocation-service tells what was accepted of the whole award, and gives the rest back to
 * its pots by R21: in proportion to what was offered of each, the odd pennies to the largest remainders, a tie to the first code.
 * The same sums follow here from the same rule, and no penny is lost.
 */
public final class PotShares {

    private PotShares() {}

    /**
     * @param acceptedPence of the whole award, at most what was offered
     * @param offeredPence by pot
     * @return by pot, in pence; without the pots of which nothing was accepted
     */
    public static SortedMap<String, Long> of(long acceptedPence, SortedMap<String, Long> offeredPence) {
        var whole = offeredPence.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        var shares = new TreeMap<String, Long>();
        var remainders = new TreeMap<String, BigInteger>();
        if (whole.signum() > 0) {
            offeredPence.forEach((pot, offered) -> {
                var due = BigInteger.valueOf(acceptedPence)
                        .multiply(BigInteger.valueOf(offered))
                        .divideAndRemainder(whole);
                shares.put(pot, due[0].longValueExact());
                remainders.put(pot, due[1]);
            });
        }
        long left = acceptedPence
                - shares.values().stream().mapToLong(Long::longValue).sum();
        remainders.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(left)
                .forEach(odd -> shares.merge(odd.getKey(), 1L, Math::addExact));
        shares.values().removeIf(pence -> pence == 0);
        return shares;
    }
}
