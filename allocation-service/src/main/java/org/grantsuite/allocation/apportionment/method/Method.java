package org.grantsuite.allocation.apportionment.method;

/** How counts become money. */
public sealed interface Method
        permits ProRataByUnits,
                WeightedSum,
                FullTimePosts,
                RatePerUnit,
                FlatSum,
                TieredRate,
                BandedSum,
                ShareOfSpend,
                ShareOfAward,
                ClaimsToCap,
                ClaimsScaled,
                PerRecruit {

    /** True: the pot is shared by what {@link #apply} gives. False: that is what is paid, and the rest stays in the pot. */
    boolean sharesPot();

    /**
     * Weight (any unit) or price (pence) of each line.
     *
     * @throws ArithmeticException past 63 bits
     */
    long[] apply(Columns lines);

    /** One line as it was counted. */
    record Line(String driver, String service, long units, long earlierPence) {}

    /**
     * How the line's weight or price came about, as the beginning of a sentence (weights) or a whole one (prices).
     *
     * @param weighed what {@link #apply} made of the line
     */
    void explain(Line line, long weighed, StringBuilder words);
}
