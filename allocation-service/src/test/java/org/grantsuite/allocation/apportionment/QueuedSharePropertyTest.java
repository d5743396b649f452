package org.grantsuite.allocation.apportionment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.grantsuite.allocation.apportionment.QueuedShare.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Laws of a queue, and a plain recomputation where everybody has a place of their own, over seeded cases. */
@Execution(ExecutionMode.CONCURRENT)
class QueuedSharePropertyTest {

    /** A drawn queue: providers are groups 0 to 4 of the only level. */
    private record Drawn(
            long pot, long[] prices, long[] places, int[] provider, long lineCap, long providerCap, Terms terms) {
        Nesting caps() {
            long[] lineCaps = new long[prices.length];
            Arrays.fill(lineCaps, lineCap);
            return Nesting.of(
                    new long[prices.length], lineCaps, List.of(Nesting.Level.of(provider, 5, 0, providerCap)));
        }

        LimitedShare served() {
            return QueuedShare.serve(pot, prices, places, caps(), terms).share();
        }

        boolean isBefore(int one, int other) {
            return terms.highestFirst() ? places[one] > places[other] : places[one] < places[other];
        }

        Drawn withPot(long other) {
            return new Drawn(other, prices, places, provider, lineCap, providerCap, terms);
        }
    }

    private static Drawn draw(SplittableRandom random, boolean ownPlaces) {
        int lines = random.nextInt(1, 25);
        long[] places =
                ownPlaces ? shuffled(random, lines) : random.longs(lines, 0, 6).toArray();
        return new Drawn(
                random.nextLong(1L << random.nextInt(1, 22)),
                random.longs(lines, 0, 1L << random.nextInt(1, 20)).toArray(),
                places,
                random.ints(lines, 0, 5).toArray(),
                random.nextBoolean() ? Nesting.UNLIMITED : random.nextLong(1, 1L << random.nextInt(1, 20)),
                random.nextBoolean() ? Nesting.UNLIMITED : random.nextLong(1, 1L << random.nextInt(1, 20)),
                new Terms(
                        Shortfall.values()[random.nextInt(3)],
                        random.nextBoolean(),
                        RemainderRule.values()[random.nextInt(4)]));
    }

    private static long[] shuffled(SplittableRandom random, int lines) {
        long[] places = LongStream.range(0, lines).toArray();
        for (int i = lines - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            long other = places[j];
            places[j] = places[i];
            places[i] = other;
        }
        return places;
    }

    private static long sum(long[] values) {
        return LongStream.of(values).sum();
    }

    @Test
    void shouldNeverPayMoreThanIsAskedThanThereIsOrThanTheCapsAllow() {
        SplittableRandom random = new SplittableRandom(1);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            Drawn drawn = draw(random, false);
            LimitedShare served = drawn.served();
            long[] ofProvider = new long[5];
            for (int i = 0; i < drawn.prices().length; i++) {
                assertThat(served.pence()[i])
                        .as("case %d: %s", number, drawn)
                        .isBetween(0L, Math.min(drawn.prices()[i], drawn.lineCap()));
                ofProvider[drawn.provider()[i]] += served.pence()[i];
            }
            assertThat(LongStream.of(ofProvider).max().orElseThrow()).isLessThanOrEqualTo(drawn.providerCap());
            assertThat(served.heldPence()).isNotNegative();
            assertThat(sum(served.pence()) + served.heldPence()).isEqualTo(drawn.pot());
        }
    }

    /** Without caps: whoever comes later gets nothing while somebody before them is short, unless those are passed over. */
    @Test
    void shouldPayNobodyBeforeSomebodyWithAnEarlierTurn() {
        SplittableRandom random = new SplittableRandom(2);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            Drawn any = draw(random, false);
            Drawn drawn = new Drawn(
                    any.pot(),
                    any.prices(),
                    any.places(),
                    any.provider(),
                    Nesting.UNLIMITED,
                    Nesting.UNLIMITED,
                    new Terms(
                            random.nextBoolean() ? Shortfall.PART : Shortfall.STOP,
                            any.terms().highestFirst(),
                            any.terms().rule()));
            long[] pence = drawn.served().pence();
            for (int i = 0; i < pence.length; i++) {
                for (int j = 0; j < pence.length; j++) {
                    assertThat(!drawn.isBefore(i, j) || pence[j] == 0 || pence[i] == drawn.prices()[i])
                            .as("case %d: %s of %s", number, Arrays.toString(pence), drawn)
                            .isTrue();
                }
            }
            if (drawn.terms().shortfall() == Shortfall.PART && drawn.terms().rule() != RemainderRule.HELD_IN_POT) {
                assertThat(sum(pence)).isEqualTo(Math.min(drawn.pot(), sum(drawn.prices())));
            }
        }
    }

    /** 100 between three bids of 50 are 33 each: the penny that is held is not the next one's. */
    @Test
    void shouldPayNobodyFurtherDownAPennyThatIsHeldInThePot() {
        long[] prices = {50, 50, 50, 50};
        Drawn drawn = new Drawn(
                100,
                prices,
                new long[] {1, 1, 1, 2},
                new int[] {0, 1, 2, 3},
                Nesting.UNLIMITED,
                Nesting.UNLIMITED,
                new Terms(Shortfall.PART, false, RemainderRule.HELD_IN_POT));
        assertThat(drawn.served().pence()).containsExactly(33, 33, 33, 0);
        assertThat(drawn.served().heldPence()).isEqualTo(1);
    }

    @Test
    void shouldNotDependOnTheOrderInWhichLinesCome() {
        SplittableRandom random = new SplittableRandom(3);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            Drawn drawn = draw(random, true);
            int lines = drawn.prices().length;
            int[] order = LongStream.of(shuffled(random, lines))
                    .mapToInt(Math::toIntExact)
                    .toArray();
            Drawn moved = new Drawn(
                    drawn.pot(),
                    IntStream.of(order).mapToLong(i -> drawn.prices()[i]).toArray(),
                    IntStream.of(order).mapToLong(i -> drawn.places()[i]).toArray(),
                    IntStream.of(order).map(i -> drawn.provider()[i]).toArray(),
                    drawn.lineCap(),
                    drawn.providerCap(),
                    drawn.terms());
            long[] pence = drawn.served().pence();
            assertThat(moved.served().pence())
                    .as("case %d: %s", number, drawn)
                    .isEqualTo(IntStream.of(order).mapToLong(i -> pence[i]).toArray());
        }
    }

    /** Nobody gets more or less for what others of the same place are called: equal bids differ by the odd penny at most. */
    @Test
    void shouldServeEqualsAlike() {
        SplittableRandom random = new SplittableRandom(4);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            Drawn drawn = draw(random, false);
            long[] pence = drawn.served().pence();
            for (int i = 0; i < pence.length; i++) {
                for (int j = 0; j < i; j++) {
                    boolean equals = drawn.places()[i] == drawn.places()[j]
                            && drawn.prices()[i] == drawn.prices()[j]
                            && (drawn.provider()[i] == drawn.provider()[j] || drawn.providerCap() == Nesting.UNLIMITED);
                    assertThat(!equals || Math.abs(pence[i] - pence[j]) <= 1)
                            .as("case %d: %s of %s", number, Arrays.toString(pence), drawn)
                            .isTrue();
                }
            }
        }
    }

    /** More money never costs anybody anything, where what is left is paid out in part. */
    @Test
    void shouldTakeNothingFromAnybodyWhenThePotGrows() {
        SplittableRandom random = new SplittableRandom(5);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            Drawn any = draw(random, true);
            Drawn drawn = new Drawn(
                    any.pot(),
                    any.prices(),
                    any.places(),
                    any.provider(),
                    any.lineCap(),
                    any.providerCap(),
                    new Terms(
                            Shortfall.PART,
                            any.terms().highestFirst(),
                            any.terms().rule()));
            long[] before = drawn.served().pence();
            long[] after = drawn.withPot(drawn.pot() + random.nextLong(1, 100_000))
                    .served()
                    .pence();
            for (int i = 0; i < before.length; i++) {
                assertThat(after[i]).as("case %d: %s", number, drawn).isGreaterThanOrEqualTo(before[i]);
            }
        }
    }

    @Test
    void shouldAgreeWithAPlainRecomputation() {
        SplittableRandom random = new SplittableRandom(6);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            Drawn drawn = draw(random, true);
            assertThat(drawn.served().pence()).as("case %d: %s", number, drawn).isEqualTo(plain(drawn));
        }
    }

    /** As a clerk would: down the list, each what the caps leave, until the money is gone. */
    private static long[] plain(Drawn drawn) {
        Map<Long, Integer> list = new TreeMap<>();
        for (int i = 0; i < drawn.places().length; i++) {
            list.put(drawn.terms().highestFirst() ? -drawn.places()[i] : drawn.places()[i], i);
        }
        long[] pence = new long[drawn.prices().length];
        Map<Integer, Long> had = new HashMap<>();
        long left = drawn.pot();
        for (int line : list.values()) {
            int provider = drawn.provider()[line];
            long already = had.getOrDefault(provider, 0L);
            long due = Math.min(Math.min(drawn.prices()[line], drawn.lineCap()), drawn.providerCap() - already);
            if (due > left) {
                switch (drawn.terms().shortfall()) {
                    case PART -> due = left;
                    case PASS_OVER -> due = 0;
                    case STOP -> {
                        return pence;
                    }
                }
            }
            pence[line] = due;
            left -= due;
            had.put(provider, already + due);
        }
        return pence;
    }
}
