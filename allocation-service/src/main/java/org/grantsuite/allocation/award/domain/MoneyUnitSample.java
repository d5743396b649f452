package org.grantsuite.allocation.award.domain;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.json.Sha256;

/**
 * Monetary-unit sampling, as auditors draw: every weighted penny has the same chance, so an award is drawn in proportion
 * to its sum and risk, and one larger than the interval for certain. Order and start come from the seed by SHA-256; no
 * random generator whose algorithm a later release may change.
 */
public final class MoneyUnitSample {
    private MoneyUnitSample() {}

    /** @param weight how many times riskier than another, at least 1 */
    public record Item(UUID id, long pence, int weight) {
        BigInteger units() {
            return BigInteger.valueOf(pence).multiply(BigInteger.valueOf(weight));
        }
    }

    /** Each item once, in the order of the ids; fewer than {@code size} where an item stands for several draws. */
    public static List<UUID> draw(List<Item> population, long seed, int size) {
        List<Item> mixed = mix(population, seed);
        BigInteger total = mixed.stream().map(Item::units).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger draws = BigInteger.valueOf(Math.min(size, population.size()));
        BigInteger start = hash(seed, "start").mod(total);
        Set<UUID> drawn = new LinkedHashSet<>();
        for (BigInteger i = BigInteger.ZERO; i.compareTo(draws) < 0; i = i.add(BigInteger.ONE)) {
            drawn.add(at(mixed, start.add(total.multiply(i).divide(draws)).mod(total)));
        }
        return drawn.stream().sorted().toList();
    }

    private static List<Item> mix(List<Item> population, long seed) {
        record Placed(Item item, BigInteger place) {}
        return population.stream()
                .map(item -> new Placed(item, hash(seed, item.id().toString())))
                .sorted(Comparator.comparing(Placed::place)
                        .thenComparing(placed -> placed.item().id()))
                .map(Placed::item)
                .toList();
    }

    private static UUID at(List<Item> items, BigInteger unit) {
        BigInteger reached = BigInteger.ZERO;
        for (Item item : items) {
            reached = reached.add(item.units());
            if (unit.compareTo(reached) < 0) {
                return item.id();
            }
        }
        throw new IllegalStateException("a unit lies within the whole");
    }

    private static BigInteger hash(long seed, String what) {
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
        return new BigInteger(Sha256.hex(new BigInteger(1, number).toString(16) + "|" + what), 16);
    }
}
