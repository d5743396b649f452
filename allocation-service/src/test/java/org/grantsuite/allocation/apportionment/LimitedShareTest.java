package org.grantsuite.allocation.apportionment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Caps and floors to a fixed point (R23), by hand. */
class LimitedShareTest {
    private static final long NONE = Nesting.UNLIMITED;

    private static long[] all(int lines, long value) {
        long[] values = new long[lines];
        Arrays.fill(values, value);
        return values;
    }

    private static Nesting lines(long floor, long cap, int lines) {
        return Nesting.of(all(lines, floor), all(lines, cap), List.of());
    }

    private static LimitedShare fill(long pot, Nesting nesting, long... weights) {
        return LimitedShare.fill(pot, weights, nesting, LineOrder.asListed(), RemainderRule.LARGEST_REMAINDER);
    }

    @Nested
    class Filling {

        @Test
        void shouldRedistributeWhatACapCutsOff() {
            // By weight 100, 200, 700; the third is cut to 400, the 300 go to the others one to two.
            LimitedShare share = fill(1_000, lines(0, 400, 3), 1, 2, 7);
            assertThat(share.pence()).containsExactly(200, 400, 400);
            assertThat(share.heldPence()).isZero();
        }

        @Test
        void shouldGoOnUntilNothingMoves() {
            // 1, 3, 6 of 1,000 at most 420 each: 600 → 420 leaves 180 as 45 and 135 → 145 and 435 → 420, the rest to
            // the first.
            assertThat(fill(1_000, lines(0, 420, 3), 1, 3, 6).pence()).containsExactly(160, 420, 420);
        }

        @Test
        void shouldTakeFromTheOthersWhatAFloorAdds() {
            assertThat(fill(1_000, lines(150, NONE, 3), 1, 1, 8).pence()).containsExactly(150, 150, 700);
        }

        @Test
        void shouldHoldWhatNobodyCanTake() {
            LimitedShare share = fill(1_000, lines(0, 300, 3), 1, 2, 7);
            assertThat(share.pence()).containsExactly(300, 300, 300);
            assertThat(share.heldPence()).isEqualTo(100);
        }

        @Test
        void shouldGiveALineOfNoWeightNeitherShareNorFloor() {
            assertThat(fill(1_000, lines(150, NONE, 3), 0, 1, 1).pence()).containsExactly(0, 500, 500);
        }

        @Test
        void shouldNotUndoACapBecauseOfAFloor() {
            // A floor of 300 lifts the first; what is left, 700, is 70 and 630, capped at 500, so 200 for the second.
            Nesting nesting = Nesting.of(new long[] {300, 0, 0}, new long[] {NONE, NONE, 500}, List.of());
            assertThat(fill(1_000, nesting, 1, 1, 9).pence()).containsExactly(300, 200, 500);
        }

        @Test
        void shouldCapABrandOverItsProvidersOverTheirLocations() {
            // Six locations of one bed each; providers A (0, 1), B (2), C (3 to 5); A and B are one brand of at most
            // 200.
            int[] provider = {0, 0, 1, 2, 2, 2};
            int[] brand = {0, 0, 0, 1, 1, 1};
            Nesting nesting = Nesting.of(
                    all(6, 0),
                    all(6, NONE),
                    List.of(
                            Nesting.Level.of(provider, 3, 0, NONE),
                            new Nesting.Level(brand, new long[2], new long[] {200, NONE})));
            // The brand would have got 300 of 600: its 200 are shared by its three beds, the other 400 by three.
            assertThat(fill(600, nesting, 1, 1, 1, 1, 1, 1).pence()).containsExactly(67, 67, 66, 134, 133, 133);
        }

        @Test
        void shouldSayByWhatEachLineWasShared() {
            Nesting nesting = Nesting.of(
                    all(3, 0),
                    all(3, NONE),
                    List.of(new Nesting.Level(new int[] {0, 0, 1}, new long[2], new long[] {100, NONE})));
            LimitedShare share = fill(900, nesting, 1, 2, 3);
            assertThat(share.pence()).containsExactly(33, 67, 800);
            assertThat(share.basisOf()).containsExactly(1, 1, 0);
            ShareBasis capped = share.bases().get(1);
            assertThat(capped.bound()).isEqualTo(Bound.AT_CAP);
            assertThat(capped.groupPence()).isEqualTo(100);
            assertThat(capped.totalWeight()).isEqualTo(3);
            assertThat(share.bases().get(0).sharedPence()).isEqualTo(800);
        }
    }

    @Nested
    class Refusing {

        @Test
        void shouldRefuseFloorsBeyondThePot() {
            assertThatThrownBy(() -> fill(299, lines(150, NONE, 2), 1, 1))
                    .isInstanceOfSatisfying(LimitsContradict.class, e -> {
                        assertThat(e.floorPence()).isEqualTo(300);
                        assertThat(e.atMostPence()).isEqualTo(299);
                    });
        }

        @Test
        void shouldRefuseAFloorAboveWhatItsMembersMayGet() {
            Nesting nesting =
                    Nesting.of(all(2, 0), all(2, 40), List.of(Nesting.Level.of(new int[] {0, 0}, 1, 100, NONE)));
            assertThatThrownBy(() -> fill(1_000, nesting, 1, 1))
                    .isInstanceOfSatisfying(
                            LimitsContradict.class,
                            e -> assertThat(nesting.level(e.node())).isZero());
        }

        @Test
        void shouldRefuseGroupsThatOverlap() {
            assertThatThrownBy(() -> Nesting.of(
                            all(2, 0),
                            all(2, NONE),
                            List.of(
                                    Nesting.Level.of(new int[] {0, 0}, 1, 0, NONE),
                                    Nesting.Level.of(new int[] {0, 1}, 2, 0, NONE))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldClampPricesAndMoveNothingElsewhere() {
        long[] prices = {100, 300, 50};
        LimitedShare share = LimitedShare.clamp(
                1_000, prices, prices, lines(80, 200, 3), LineOrder.asListed(), RemainderRule.LARGEST_REMAINDER);
        assertThat(share.pence()).containsExactly(100, 200, 80);
        assertThat(share.heldPence()).isEqualTo(620);
        assertThat(share.basisOf())
                .containsExactly(LimitedShare.PRICED, LimitedShare.OWN_LIMIT, LimitedShare.OWN_LIMIT);
    }

    @Test
    void shouldShareACappedGroupByPrice() {
        long[] prices = {100, 300, 50};
        Nesting nesting = Nesting.of(
                all(3, 0),
                all(3, NONE),
                List.of(new Nesting.Level(new int[] {0, 0, 1}, new long[2], new long[] {200, NONE})));
        LimitedShare share = LimitedShare.clamp(
                1_000, prices, prices, nesting, LineOrder.asListed(), RemainderRule.LARGEST_REMAINDER);
        assertThat(share.pence()).containsExactly(50, 150, 50);
        assertThat(LongStream.of(share.pence()).sum() + share.heldPence()).isEqualTo(1_000);
    }
}
