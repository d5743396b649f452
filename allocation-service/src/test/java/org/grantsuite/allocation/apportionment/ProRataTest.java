package org.grantsuite.allocation.apportionment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProRataTest {

    private static long[] share(long pot, RemainderRule rule, long... weights) {
        return ProRata.share(pot, weights, LineOrder.asListed(), rule).pence();
    }

    @Test
    void shouldSplitTheInstalmentByTheBoardsPercents() {
        assertThat(share(33_178_860, RemainderRule.LARGEST_REMAINDER, 45, 25, 3, 27))
                .containsExactly(14_930_487, 8_294_715, 995_366, 8_958_292);
    }

    @Test
    void shouldSettleATieByLineKeyWhateverTheOrderOfTheLines() {
        String[] keys = {"c", "a", "b"};
        assertThat(ProRata.share(100, new long[] {1, 1, 1}, LineOrder.byKey(keys), RemainderRule.LARGEST_REMAINDER)
                        .pence())
                .containsExactly(33, 34, 33);
    }

    @Test
    void shouldShareOnePennyAmongMoreLinesThanPence() {
        assertThat(share(1, RemainderRule.LARGEST_REMAINDER, 5, 7, 7)).containsExactly(0, 1, 0);
    }

    @Test
    void shouldNeverGiveALineWithoutWeightAnOddPenny() {
        for (RemainderRule rule : RemainderRule.values()) {
            assertThat(share(100, rule, 0, 3, 4, 0)[0]).as("%s", rule).isZero();
            assertThat(share(100, rule, 0, 3, 4, 0)[3]).as("%s", rule).isZero();
        }
    }

    @Nested
    class OddPennies {

        /** Exact shares 14.28, 28.57, 57.14: one odd penny. */
        private final long[] weights = {1, 2, 4};

        @Test
        void shouldGoToTheLargestRemainder() {
            assertThat(share(100, RemainderRule.LARGEST_REMAINDER, weights)).containsExactly(14, 29, 57);
        }

        @Test
        void shouldGoToTheFirstListed() {
            assertThat(share(100, RemainderRule.FIRST_LISTED, weights)).containsExactly(15, 28, 57);
        }

        @Test
        void shouldGoToTheLastListed() {
            assertThat(share(100, RemainderRule.LAST_LISTED, weights)).containsExactly(14, 28, 58);
        }

        @Test
        void shouldStayInThePot() {
            Apportionment result = ProRata.share(100, weights, LineOrder.asListed(), RemainderRule.HELD_IN_POT);
            assertThat(result.pence()).containsExactly(14, 28, 57);
            assertThat(result.heldPence()).isEqualTo(1);
        }
    }

    @Nested
    class Refusing {

        @Test
        void shouldRefuseANegativePot() {
            assertThatThrownBy(() -> share(-1, RemainderRule.LARGEST_REMAINDER, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void shouldRefuseANegativeWeight() {
            assertThatThrownBy(() -> share(10, RemainderRule.LARGEST_REMAINDER, 3, -1))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void shouldRefuseMoneyWithoutWeight() {
            assertThatThrownBy(() -> share(1, RemainderRule.LARGEST_REMAINDER, 0, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void shouldShareNothingByNothing() {
            assertThat(share(0, RemainderRule.LARGEST_REMAINDER, 0, 0)).containsExactly(0, 0);
        }
    }

    @Test
    void shouldStayExactAndQuickOnAMillionEqualLines() {
        long[] weights = new long[1_000_000];
        Arrays.fill(weights, 3);
        long[] pence = share(123_456_789, RemainderRule.LARGEST_REMAINDER, weights);
        assertThat(LongStream.of(pence).sum()).isEqualTo(123_456_789);
        assertThat(LongStream.of(pence).limit(456_789)).allMatch(share -> share == 124);
        assertThat(LongStream.of(pence).skip(456_789)).allMatch(share -> share == 123);
    }
}
