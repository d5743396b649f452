package org.grantsuite.allocation.apportionment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineExplanationTest {

    private static LineExplanation explain(RemainderRule rule, int line, long pot, long... weights) {
        Apportionment shared = ProRata.share(pot, weights, LineOrder.asListed(), rule);
        return LineExplanation.ofShare(LineExplanation.Basis.of(shared, rule), weights[line], shared.pence()[line]);
    }

    @Test
    void shouldSayWhyALineTookTheOddPenny() {
        assertThat(explain(RemainderRule.LARGEST_REMAINDER, 1, 100, 1, 2, 4))
                .isEqualTo(new LineExplanation(
                        "0.285714",
                        "2 of 7 units of £1.00 is £0.285714; rounded down £0.28, and its 0.5714 of a penny took an odd"
                                + " penny (1 left over, given to fractions from 0.5714 up, ties by line key)."));
    }

    @Test
    void shouldSayWhyALineTookNone() {
        assertThat(explain(RemainderRule.LARGEST_REMAINDER, 0, 100, 1, 2, 4).words())
                .isEqualTo("1 of 7 units of £1.00 is £0.142857; rounded down £0.14, and its 0.2857 of a penny took no"
                        + " odd penny (1 left over, given to fractions from 0.5714 up, ties by line key).");
    }

    @Test
    void shouldSayThatAnExactShareIsExact() {
        assertThat(explain(RemainderRule.LARGEST_REMAINDER, 0, 14_860_800, 1, 1).words())
                .isEqualTo("1 of 2 units of £148,608.00 is £74,304.000000; rounded down £74,304.00, which is exact.");
    }

    @Test
    void shouldNameTheRuleThatGaveThePenny() {
        assertThat(explain(RemainderRule.FIRST_LISTED, 0, 100, 1, 2, 4).words())
                .endsWith("given to the first lines by key).");
        assertThat(explain(RemainderRule.LAST_LISTED, 0, 100, 1, 2, 4).words())
                .endsWith("given to the last lines by key).");
        assertThat(explain(RemainderRule.HELD_IN_POT, 0, 100, 1, 2, 4).words()).endsWith("held in the pot).");
    }

    @Test
    void shouldExplainRateTimesUnits() {
        assertThat(LineExplanation.ofRate(Rate.parse("42.5"), 1_001, 4_254_250).words())
                .isEqualTo("1,001 units at £42.5 is £42,542.500000; rounded half up £42,542.50.");
    }
}
