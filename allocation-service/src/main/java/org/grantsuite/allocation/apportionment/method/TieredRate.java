package org.grantsuite.allocation.apportionment.method;

import java.util.ArrayList;
import java.util.List;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.RateTimesUnits;
import org.grantsuite.allocation.apportionment.Words;

/**
 * A rate that depends on size. By the WHOLE, all units are paid at the rate of the tier the size falls in: one unit more can
 * cost money, and {@link #cliffs} says where. By SLICES, each tier's rate is for the units within it.
 *
 * @param tiers from the smallest on
 */
public record TieredRate(List<Tier> tiers, boolean slices) implements Method {

    /** @param from the first size it is for; it ends where the next begins */
    public record Tier(long from, Rate rate) {}

    /**
     * A size at which one unit more is worth less.
     *
     * @param at the last size before the fall
     */
    public record Cliff(long at, long pence, long pencePast) {}

    public TieredRate {
        tiers = List.copyOf(tiers);
    }

    @Override
    public boolean sharesPot() {
        return false;
    }

    @Override
    public long[] apply(Columns lines) {
        long[] from = tiers.stream().mapToLong(Tier::from).toArray();
        Rate[] rates = tiers.stream().map(Tier::rate).toArray(Rate[]::new);
        long[] pence = new long[lines.size()];
        for (int i = 0; i < pence.length; i++) {
            pence[i] = price(lines.units()[i], from, rates);
        }
        return pence;
    }

    private long price(long units, long[] from, Rate[] rates) {
        int tier = from.length - 1;
        while (tier >= 0 && from[tier] > units) {
            tier--;
        }
        if (tier < 0) {
            return 0;
        }
        if (!slices) {
            return RateTimesUnits.price(units, rates[tier]);
        }
        long pence = 0;
        for (int below = 0; below <= tier; below++) {
            long upTo = below == tier ? units : from[below + 1] - 1;
            pence = Math.addExact(pence, RateTimesUnits.price(upTo - start(from, below), rates[below]));
        }
        return pence;
    }

    /** Units below a tier: the first tier from 1 has none. */
    private static long start(long[] from, int tier) {
        return Math.max(0, from[tier] - 1);
    }

    public List<Cliff> cliffs() {
        List<Cliff> found = new ArrayList<>();
        if (!slices) {
            for (int i = 1; i < tiers.size(); i++) {
                long last = tiers.get(i).from() - 1;
                long before = RateTimesUnits.price(last, tiers.get(i - 1).rate());
                long past = RateTimesUnits.price(last + 1, tiers.get(i).rate());
                if (past < before) {
                    found.add(new Cliff(last, before, past));
                }
            }
        }
        return found;
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        int tier = tiers.size() - 1;
        while (tier >= 0 && tiers.get(tier).from() > line.units()) {
            tier--;
        }
        if (tier < 0) {
            new Words(words)
                    .count(line.units())
                    .say(" units are below the first tier: ")
                    .pounds(0)
                    .say(".");
        } else if (slices) {
            explainSlices(line, weighed, tier, words);
        } else {
            explainWhole(line, weighed, tier, words);
        }
    }

    private void explainSlices(Line line, long weighed, int tier, StringBuilder words) {
        Words told = new Words(words);
        for (int below = 0; below <= tier; below++) {
            long upTo = below == tier ? line.units() : tiers.get(below + 1).from() - 1;
            told.say(below == 0 ? "" : " and ")
                    .count(upTo - Math.max(0, tiers.get(below).from() - 1))
                    .say(" units at £")
                    .decimal(tiers.get(below).rate().micros());
        }
        told.say(", each rounded half up, are ").pounds(weighed).say(".");
    }

    private void explainWhole(Line line, long weighed, int tier, StringBuilder words) {
        Words told = new Words(words)
                .count(line.units())
                .say(" units are in the tier from ")
                .count(tiers.get(tier).from());
        if (tier + 1 < tiers.size()) {
            told.say(" to ").count(tiers.get(tier + 1).from() - 1);
        }
        told.say(": all at £")
                .decimal(tiers.get(tier).rate().micros())
                .say(", rounded half up, are ")
                .pounds(weighed);
        for (Cliff cliff : cliffs()) {
            if (cliff.at() + 1 == tiers.get(tier).from()) {
                told.say("; ").count(cliff.at()).say(" units would have made ").pounds(cliff.pence());
            }
        }
        told.say(".");
    }
}
