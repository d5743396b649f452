package org.grantsuite.allocation.apportionment.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.grantsuite.allocation.apportionment.Rate;
import org.junit.jupiter.api.Test;

/** Each method says in words and numbers how a line came about. */
class MethodWordsTest {
    private static final TieredRate TIERS = new TieredRate(
            List.of(new TieredRate.Tier(1, Rate.parse("50")), new TieredRate.Tier(21, Rate.parse("40"))), false);

    private static String words(Method method, long units) {
        Columns lines = new Columns(
                List.of("BED"), List.of("HOMECARE"), new int[1], new int[1], new long[] {units}, new long[] {12_345});
        StringBuilder words = new StringBuilder();
        method.explain(new Method.Line("BED", "HOMECARE", units, 12_345), method.apply(lines)[0], words);
        return words.toString();
    }

    @Test
    void shouldShowTheCliffOfTiers() {
        assertThat(TIERS.cliffs()).containsExactly(new TieredRate.Cliff(20, 100_000, 84_000));
        assertThat(words(TIERS, 21))
                .isEqualTo("21 units are in the tier from 21: all at £40, rounded half up, are £840.00;"
                        + " 20 units would have made £1,000.00.");
        assertThat(words(TIERS, 20))
                .isEqualTo("20 units are in the tier from 1 to 20: all at £50, rounded half up, are £1,000.00.");
        assertThat(new TieredRate(TIERS.tiers(), true).cliffs()).isEmpty();
        assertThat(words(new TieredRate(TIERS.tiers(), true), 25))
                .isEqualTo("20 units at £50 and 5 units at £40, each rounded half up, are £1,200.00.");
    }

    @Test
    void shouldNameTheBand() {
        BandedSum bands = new BandedSum(List.of(new BandedSum.Band(10, 50_000), new BandedSum.Band(100, 200_000)));
        assertThat(words(bands, 9)).isEqualTo("9 units are below the first band: £0.00.");
        assertThat(words(bands, 99)).isEqualTo("99 units are in the band from 10 to 99: £500.00.");
        assertThat(words(bands, 100)).isEqualTo("100 units are in the band from 100: £2,000.00.");
    }

    @Test
    void shouldCountFullTimePosts() {
        assertThat(words(new FullTimePosts(37_500_000, Rate.parse("1200")), 150))
                .isEqualTo("150 hours at 37.5 a full-time post are 4 posts at £1200, rounded half up £4,800.00.");
        assertThat(words(new FullTimePosts(37_500_000, null), 100))
                .isEqualTo("100 hours at 37.5 a full-time post are 2.666667 posts; by hours, ");
    }

    @Test
    void shouldWeighADriver() {
        assertThat(words(new WeightedSum(Map.of("BED", 1_500_000L)), 7))
                .isEqualTo("7 BED at weight 1.5 count 10.5, in millionths: ");
    }

    @Test
    void shouldSayOfWhatAPercentIs() {
        assertThat(words(new ShareOfSpend(2_500_000, true), 10_001))
                .isEqualTo("2.5 % of £10,001.00 commissioned, rounded half up, is £250.03.");
        assertThat(words(new ShareOfAward(20_000_000), 3))
                .isEqualTo("20 % of £123.45 of before, rounded half up, is £24.69.");
    }

    @Test
    void shouldSayWhatOfAClaimCounts() {
        assertThat(words(new ClaimsToCap(new Claims(Map.of("BED", 80_000_000L), true), 45_000), 600))
                .isEqualTo(
                        "Claimed £600.00, 80 % of it, rounded half up, is £480.00; at most £450.00 a claim: £450.00.");
        assertThat(words(new ClaimsScaled(new Claims(Map.of(), false)), 60_000))
                .isEqualTo("Claimed £600.00; scaled with all claims, in pence: ");
    }

    @Test
    void shouldSayHowManyRecruitsCount() {
        assertThat(words(new PerRecruit(Rate.parse("500"), 3), 5))
                .isEqualTo("5 recruits, of whom 3 count: 3 units at £500 is £1,500.000000; rounded half up £1,500.00.");
    }

    @Test
    void shouldNameTheServiceOfAFlatSum() {
        FlatSum flat = new FlatSum(10_000L, Map.of("HOMECARE", 25_000L));
        assertThat(words(flat, 3)).isEqualTo("Flat sum for HOMECARE: £250.00.");
        assertThat(words(flat, 0)).isEqualTo("No units, so no flat sum.");
    }

    @Test
    void shouldTakeTheRateOfTheService() {
        assertThat(words(new RatePerUnit(null, Map.of("HOMECARE", Rate.parse("42.5"))), 2))
                .isEqualTo("2 units at £42.5 is £85.000000; rounded half up £85.00.");
    }
}
