package org.grantsuite.allocation.apportionment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What holds within a run and between instalments, over seeded cases. */
@Execution(ExecutionMode.CONCURRENT)
class SharingLawsPropertyTest {

    private static long[] weights(SplittableRandom random, int lines) {
        long[] weights = random.longs(lines, 0, 1L << random.nextInt(1, 20)).toArray();
        weights[random.nextInt(lines)] = 1 + random.nextLong(1_000);
        return weights;
    }

    private static long[] share(long pot, long[] weights, RemainderRule rule) {
        return ProRata.share(pot, weights, LineOrder.asListed(), rule).pence();
    }

    @Test
    void shouldLieStrictlyWithinAPennyOfTheExactShare() {
        SplittableRandom random = new SplittableRandom(1);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            long[] weights = weights(random, random.nextInt(1, 40));
            long pot = random.nextLong(1L << random.nextInt(1, 40));
            RemainderRule rule = RemainderRule.values()[random.nextInt(4)];
            long[] pence = share(pot, weights, rule);
            BigInteger total = BigInteger.valueOf(LongStream.of(weights).sum());
            for (int i = 0; i < pence.length; i++) {
                BigInteger away = BigInteger.valueOf(pence[i])
                        .multiply(total)
                        .subtract(BigInteger.valueOf(pot).multiply(BigInteger.valueOf(weights[i])))
                        .abs();
                assertThat(away).as("case %d, line %d", number, i).isLessThan(total);
            }
        }
    }

    @Test
    void shouldNeverGiveALargerWeightLess() {
        SplittableRandom random = new SplittableRandom(2);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            long[] weights = weights(random, random.nextInt(1, 25));
            long pot = random.nextLong(1L << random.nextInt(1, 30));
            long[] pence = share(pot, weights, RemainderRule.LARGEST_REMAINDER);
            for (int i = 0; i < pence.length; i++) {
                for (int j = 0; j < pence.length; j++) {
                    assertThat(weights[i] <= weights[j] || pence[i] >= pence[j])
                            .as(
                                    "case %d: %s of %d by %s",
                                    number, Arrays.toString(pence), pot, Arrays.toString(weights))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void shouldNotChangeWhenAllWeightsAreScaled() {
        SplittableRandom random = new SplittableRandom(3);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            long[] weights = weights(random, random.nextInt(1, 30));
            long pot = random.nextLong(1L << random.nextInt(1, 40));
            long scale = random.nextLong(2, 1L << random.nextInt(2, 40));
            RemainderRule rule = RemainderRule.values()[random.nextInt(4)];
            long[] scaled = LongStream.of(weights).map(weight -> weight * scale).toArray();
            assertThat(share(pot, scaled, rule)).as("case %d", number).isEqualTo(share(pot, weights, rule));
        }
    }

    @Test
    void shouldCarryForwardWithoutANegativePayment() {
        SplittableRandom random = new SplittableRandom(4);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            int lines = random.nextInt(1, 25);
            long[] paid = random.longs(lines, 0, 1 + random.nextLong(50_000)).toArray();
            long pot = random.nextLong(200_000);
            long[] weights = weights(random, lines);
            long[] entitled = share(pot + LongStream.of(paid).sum(), weights, RemainderRule.LARGEST_REMAINDER);
            TrueUp due =
                    TrueUp.carryForward(pot, entitled, paid, LineOrder.asListed(), RemainderRule.LARGEST_REMAINDER);
            assertThat(LongStream.of(due.pence()).min().orElseThrow()).isNotNegative();
            // What somebody was paid too much is missing to the others, so the dues are never below what there is.
            assertThat(LongStream.of(due.pence()).sum()).as("case %d", number).isEqualTo(pot);
            for (int i = 0; i < lines; i++) {
                assertThat(due.pence()[i]).isLessThanOrEqualTo(Math.max(0, entitled[i] - paid[i]));
                assertThat(paid[i] + due.pence()[i] + due.carriedPence()[i]).isEqualTo(entitled[i]);
            }
        }
    }

    @Test
    void shouldShareWhatRemainsWithoutANegativePayment() {
        SplittableRandom random = new SplittableRandom(5);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            int lines = random.nextInt(1, 25);
            long[] weights = random.longs(lines, 1, 300).toArray();
            long[] paid = random.longs(lines, 0, 1 + random.nextLong(50_000)).toArray();
            long pot = random.nextLong(200_000);
            long[] caps = new long[lines];
            Arrays.fill(caps, Nesting.UNLIMITED);
            long[] totals = LimitedShare.fill(
                            pot + LongStream.of(paid).sum(),
                            weights,
                            Nesting.of(paid, caps, java.util.List.of()),
                            LineOrder.asListed(),
                            RemainderRule.LARGEST_REMAINDER)
                    .pence();
            long now = 0;
            for (int i = 0; i < lines; i++) {
                assertThat(totals[i]).as("case %d", number).isGreaterThanOrEqualTo(paid[i]);
                now += totals[i] - paid[i];
            }
            assertThat(now).isEqualTo(pot);
        }
    }

    /** One floor and one cap for every line: the laws of a plain share hold between them too. */
    private static Nesting limits(SplittableRandom random, int lines, long pot) {
        long[] floors = new long[lines];
        long[] caps = new long[lines];
        long even = pot / lines;
        Arrays.fill(floors, random.nextBoolean() ? 0 : random.nextLong(even + 1));
        Arrays.fill(caps, random.nextBoolean() ? Nesting.UNLIMITED : even + random.nextLong(even + 2));
        return Nesting.of(floors, caps, java.util.List.of());
    }

    @Test
    void shouldNeverGiveALargerWeightLessBetweenFloorsAndCaps() {
        SplittableRandom random = new SplittableRandom(6);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            long[] weights = weights(random, random.nextInt(1, 25));
            long pot = random.nextLong(1L << random.nextInt(1, 30));
            long[] pence = LimitedShare.fill(
                            pot,
                            weights,
                            limits(random, weights.length, pot),
                            LineOrder.asListed(),
                            RemainderRule.LARGEST_REMAINDER)
                    .pence();
            for (int i = 0; i < pence.length; i++) {
                for (int j = 0; j < pence.length; j++) {
                    assertThat(weights[i] <= weights[j] || pence[i] >= pence[j])
                            .as(
                                    "case %d: %s of %d by %s",
                                    number, Arrays.toString(pence), pot, Arrays.toString(weights))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void shouldNotChangeWhenAllWeightsAreScaledBetweenFloorsAndCaps() {
        SplittableRandom random = new SplittableRandom(7);
        for (int number = 0; number < SeededCases.COUNT; number++) {
            long[] weights = weights(random, random.nextInt(1, 30));
            long pot = random.nextLong(1L << random.nextInt(1, 40));
            long scale = random.nextLong(2, 1L << random.nextInt(2, 40));
            Nesting limits = limits(random, weights.length, pot);
            RemainderRule rule = RemainderRule.values()[random.nextInt(4)];
            long[] scaled = LongStream.of(weights).map(weight -> weight * scale).toArray();
            assertThat(LimitedShare.fill(pot, scaled, limits, LineOrder.asListed(), rule)
                            .pence())
                    .as("case %d", number)
                    .isEqualTo(LimitedShare.fill(pot, weights, limits, LineOrder.asListed(), rule)
                            .pence());
        }
    }
}
