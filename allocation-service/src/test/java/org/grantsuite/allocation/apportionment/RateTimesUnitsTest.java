package org.grantsuite.allocation.apportionment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateTimesUnitsTest {

    @Test
    void shouldKeepTheRateExactAndRoundOnlyThePayment() {
        assertThat(RateTimesUnits.price(new long[] {1, 2, 3, 1000}, Rate.parse("48.312094")))
                .containsExactly(4831, 9662, 14494, 4_831_209);
    }

    @Test
    void shouldRoundHalfAPennyUp() {
        assertThat(RateTimesUnits.price(new long[] {1, 3}, Rate.parse("0.005"))).containsExactly(1, 2);
    }

    @Test
    void shouldAgreeWithUnlimitedDecimals() {
        SplittableRandom random = new SplittableRandom(111);
        for (int number = 0; number < 10_000; number++) {
            Rate rate = new Rate(random.nextLong(1L << random.nextInt(1, 40)));
            long units = random.nextLong(1L << random.nextInt(1, 36));
            BigDecimal expected = rate.pounds()
                    .multiply(BigDecimal.valueOf(units))
                    .movePointRight(2)
                    .setScale(0, RoundingMode.HALF_UP);
            assertThat(RateTimesUnits.price(new long[] {units}, rate)[0])
                    .as("%s x %d", rate, units)
                    .isEqualTo(expected.longValueExact());
        }
    }

    @Test
    void shouldRefuseAnAnswerPastSixtyThreeBits() {
        assertThatThrownBy(() -> RateTimesUnits.price(new long[] {Long.MAX_VALUE}, Rate.parse("999")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldRefuseASeventhDecimal() {
        assertThatThrownBy(() -> Rate.parse("1.0000001")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldSetThePublishedRateBesideTheEffectiveOne() {
        Rate effective = Rate.effective(14_860_800, 3_076);
        assertThat(effective).hasToString("48.312094");
        assertThat(effective.percentAbove(Rate.parse("42"))).isEqualByComparingTo("15.028795");
    }
}
