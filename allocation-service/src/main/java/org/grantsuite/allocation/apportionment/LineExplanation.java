package org.grantsuite.allocation.apportionment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a line is what it is, down to the odd penny, from nothing but what a frozen run keeps. Made on demand, never in
 * the loop that shares.
 *
 * @param exact the exact share in pounds, rounded half up to six decimals for display
 * @param words one sentence with the numbers
 */
public record LineExplanation(String exact, String words) {

    private static final int EXACT_DECIMALS = 6;
    private static final int FRACTION_DECIMALS = 4;

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
        if (basis.totalWeight().signum() == 0) {
            return new LineExplanation("0.000000", "There was nothing to share.");
        }
        BigInteger product = BigInteger.valueOf(basis.potPence()).multiply(BigInteger.valueOf(weight));
        BigInteger[] floor = product.divideAndRemainder(basis.totalWeight());
        String exact = decimal(product, basis.totalWeight(), 2, EXACT_DECIMALS);
        String words = "%s of %s units of %s is %s; rounded down %s%s"
                .formatted(
                        count(BigInteger.valueOf(weight)),
                        count(basis.totalWeight()),
                        pounds(basis.potPence()),
                        exactPounds(exact),
                        pounds(floor[0].longValueExact()),
                        oddPenny(basis, floor[1], pence > floor[0].longValueExact()));
        return new LineExplanation(exact, words);
    }

    /** Explains a line of rate times units. */
    public static LineExplanation ofRate(Rate rate, long units, long pence) {
        BigDecimal product = rate.pounds().multiply(BigDecimal.valueOf(units));
        String exact =
                product.setScale(EXACT_DECIMALS, RoundingMode.UNNECESSARY).toPlainString();
        return new LineExplanation(
                exact,
                "%s units at £%s is %s; rounded half up %s."
                        .formatted(count(BigInteger.valueOf(units)), rate, exactPounds(exact), pounds(pence)));
    }

    private static String oddPenny(Basis basis, BigInteger remainder, boolean taken) {
        if (remainder.signum() == 0) {
            return ", which is exact.";
        }
        String fraction = decimal(remainder, basis.totalWeight(), 0, FRACTION_DECIMALS);
        return ", and its %s of a penny took %s odd penny (%s left over, %s)."
                .formatted(
                        fraction,
                        taken ? "an" : "no",
                        count(BigInteger.valueOf(basis.oddPennies())),
                        switch (basis.rule()) {
                            case LARGEST_REMAINDER -> cutWords(basis);
                            case FIRST_LISTED -> "given to the first lines by key";
                            case LAST_LISTED -> "given to the last lines by key";
                            case HELD_IN_POT -> "held in the pot";
                        });
    }

    private static String cutWords(Basis basis) {
        BigInteger cut = basis.cut();
        return cut == null
                ? "given to the largest fractions"
                : "given to fractions from %s up, ties by line key"
                        .formatted(decimal(cut, basis.totalWeight(), 0, FRACTION_DECIMALS));
    }

    private static String decimal(BigInteger dividend, BigInteger divisor, int pointLeft, int decimals) {
        return new BigDecimal(dividend)
                .movePointLeft(pointLeft)
                .divide(new BigDecimal(divisor), decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String pounds(long pence) {
        return "£" + new DecimalFormat("#,##0.00", symbols()).format(BigDecimal.valueOf(pence, 2));
    }

    private static String exactPounds(String exact) {
        return "£" + new DecimalFormat("#,##0.000000", symbols()).format(new BigDecimal(exact));
    }

    private static String count(BigInteger number) {
        return new DecimalFormat("#,##0", symbols()).format(number);
    }

    private static DecimalFormatSymbols symbols() {
        return DecimalFormatSymbols.getInstance(Locale.UK);
    }
}
