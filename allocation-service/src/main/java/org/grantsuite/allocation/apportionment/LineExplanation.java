package org.grantsuite.allocation.apportionment;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Why a line is what it is, down to the odd penny, from nothing but what a frozen run keeps. Made on demand, never in
 * the loop that shares.
 *
 * @param exact the exact share in pounds, rounded half up to six decimals for display
 * @param words one sentence with the numbers
 */
public record LineExplanation(String exact, String words) {

    /** Ten-thousandths of a penny are millionths of a pound. */
    private static final long PARTS_PER_PENNY = 10_000;

    /** What {@link ProRata} shared by: the same for each line of a run. */
    public record Basis(
            long potPence,
            BigInteger totalWeight,
            RemainderRule rule,
            long oddPennies,
            @Nullable BigInteger cut) {

        public static Basis of(Apportionment apportionment, RemainderRule rule) {
            return new Basis(
                    apportionment.potPence(),
                    apportionment.totalWeight(),
                    rule,
                    apportionment.oddPennies(),
                    apportionment.cut());
        }
    }

    /** Explains a line of a pro rata share. */
    public static LineExplanation ofShare(Basis basis, long weight, long pence) {
        StringBuilder exact = new StringBuilder();
        StringBuilder words = new StringBuilder();
        ofShare(basis, weight, pence, exact, words);
        return new LineExplanation(exact.toString(), words.toString());
    }

    /** As above, onto buffers that are kept from line to line. */
    public static void ofShare(Basis basis, long weight, long pence, StringBuilder exact, StringBuilder words) {
        if (basis.totalWeight().signum() == 0) {
            exact.append("0.000000");
            words.append("There was nothing to share.");
            return;
        }
        long floor;
        BigInteger remainder;
        if (Math.multiplyHigh(basis.potPence(), weight) == 0
                && basis.potPence() * weight >= 0
                && basis.totalWeight().bitLength() < Long.SIZE) {
            long product = basis.potPence() * weight;
            floor = product / basis.totalWeight().longValue();
            remainder = BigInteger.valueOf(product % basis.totalWeight().longValue());
        } else {
            BigInteger[] parts = BigInteger.valueOf(basis.potPence())
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(basis.totalWeight());
            floor = parts[0].longValueExact();
            remainder = parts[1];
        }
        long parts = Words.tenThousandths(remainder, basis.totalWeight());
        new Words(exact).exact(floor, parts);
        Words told = new Words(words)
                .count(weight)
                .say(" of ")
                .count(basis.totalWeight())
                .say(" units of ")
                .pounds(basis.potPence())
                .say(" is ")
                .exactPounds(floor, parts)
                .say("; rounded down ")
                .pounds(floor);
        oddPenny(told, basis, parts, remainder.signum() == 0, pence > floor);
    }

    /** Explains a line of rate times units. */
    public static LineExplanation ofRate(Rate rate, long units, long pence) {
        StringBuilder exact = new StringBuilder();
        StringBuilder words = new StringBuilder();
        ofRate(rate, units, pence, exact, words);
        return new LineExplanation(exact.toString(), words.toString());
    }

    /** As above, onto buffers that are kept from line to line. */
    public static void ofRate(Rate rate, long units, long pence, StringBuilder exact, StringBuilder words) {
        long fraction = rate.micros() % PARTS_PER_PENNY * units;
        long down = rate.micros() / PARTS_PER_PENNY * units + fraction / PARTS_PER_PENNY;
        new Words(exact).exact(down, fraction % PARTS_PER_PENNY);
        new Words(words)
                .count(units)
                .say(" units at £")
                .decimal(rate.micros())
                .say(" is ")
                .exactPounds(down, fraction % PARTS_PER_PENNY)
                .say("; rounded half up ")
                .pounds(pence)
                .say(".");
    }

    private static void oddPenny(Words told, Basis basis, long parts, boolean exact, boolean taken) {
        if (exact) {
            told.say(", which is exact.");
            return;
        }
        told.say(", and its ")
                .fraction(parts)
                .say(" of a penny took ")
                .say(taken ? "an" : "no")
                .say(" odd penny (")
                .count(basis.oddPennies())
                .say(" left over, ");
        switch (basis.rule()) {
            case LARGEST_REMAINDER -> cutWords(told, basis);
            case FIRST_LISTED -> told.say("given to the first lines by key");
            case LAST_LISTED -> told.say("given to the last lines by key");
            case HELD_IN_POT -> told.say("held in the pot");
        }
        told.say(").");
    }

    private static void cutWords(Words told, Basis basis) {
        BigInteger cut = basis.cut();
        if (cut == null) {
            told.say("given to the largest fractions");
        } else {
            told.say("given to fractions from ")
                    .fraction(Words.tenThousandths(cut, basis.totalWeight()))
                    .say(" up, ties by line key");
        }
    }
}
