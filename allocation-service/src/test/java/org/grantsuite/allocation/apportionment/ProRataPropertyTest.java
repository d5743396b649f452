package org.grantsuite.allocation.apportionment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Laws of sharing, against an independent recomputation over seeded cases (R21). */
@Execution(ExecutionMode.CONCURRENT)
class ProRataPropertyTest {

    private static final int CASES = 10_000;

    @Test
    void shouldAgreeWithTheNaiveOracleToThePenny() {
        SplittableRandom random = new SplittableRandom(5781);
        for (int number = 0; number < CASES; number++) {
            Case aCase = Case.draw(random);
            Map<String, BigInteger> expected =
                    LargestRemainderOracle.share(aCase.pot, aCase.keys, aCase.weights, aCase.rule);
            assertThat(aCase.shareByKey()).as("case %d: %s", number, aCase).isEqualTo(expected);
        }
    }

    @Test
    void shouldKeepEveryPenny() {
        SplittableRandom random = new SplittableRandom(101);
        for (int number = 0; number < CASES; number++) {
            Case aCase = Case.draw(random);
            Apportionment result = ProRata.share(aCase.pot, aCase.weights, LineOrder.byKey(aCase.keys), aCase.rule);
            assertThat(LongStream.of(result.pence()).sum() + result.heldPence())
                    .as("case %d: %s", number, aCase)
                    .isEqualTo(aCase.pot);
            assertThat(result.heldPence()).isEqualTo(aCase.rule == RemainderRule.HELD_IN_POT ? result.oddPennies() : 0);
        }
    }

    @Test
    void shouldNotDependOnTheOrderOfTheLines() {
        SplittableRandom random = new SplittableRandom(20211208);
        for (int number = 0; number < CASES; number++) {
            Case aCase = Case.draw(random);
            assertThat(aCase.shuffled(random).shareByKey())
                    .as("case %d: %s", number, aCase)
                    .isEqualTo(aCase.shareByKey());
        }
    }

    @Test
    void shouldTakeKeyOrderAsListed() {
        SplittableRandom random = new SplittableRandom(3076);
        for (int number = 0; number < CASES; number++) {
            Case aCase = Case.draw(random);
            String[] inOrder = new String[aCase.keys.length];
            Arrays.setAll(inOrder, index -> "%06d".formatted(index));
            assertThat(ProRata.share(aCase.pot, aCase.weights, LineOrder.asListed(), aCase.rule)
                            .pence())
                    .as("case %d: %s", number, aCase)
                    .isEqualTo(ProRata.share(aCase.pot, aCase.weights, LineOrder.byKey(inOrder), aCase.rule)
                            .pence());
        }
    }

    private record Case(long pot, String[] keys, long[] weights, RemainderRule rule) {

        static Case draw(SplittableRandom random) {
            int lines = random.nextInt(8) == 0 ? random.nextInt(1, 400) : random.nextInt(1, 30);
            int kind = random.nextInt(7);
            long[] weights = new long[lines];
            String[] keys = new String[lines];
            for (int i = 0; i < lines; i++) {
                weights[i] = weight(random, kind);
                keys[i] = Long.toString(random.nextLong(1L << 40), 36) + "|" + i;
            }
            weights[random.nextInt(lines)] = Math.max(1, weight(random, kind));
            RemainderRule[] rules = RemainderRule.values();
            return new Case(pot(random, lines), keys, weights, rules[random.nextInt(rules.length)]);
        }

        private static long weight(SplittableRandom random, int kind) {
            return switch (kind) {
                case 0 -> 1;
                case 1 -> random.nextInt(3) == 0 ? 0 : random.nextInt(1, 4);
                case 2 -> random.nextLong(Long.MAX_VALUE);
                case 3 -> random.nextBoolean() ? Long.MAX_VALUE : 1;
                case 4 -> random.nextLong(1L << 53, 1L << 54);
                case 5 -> random.nextLong(1L << random.nextInt(1, 58));
                default -> random.nextInt(1, 120);
            };
        }

        private static long pot(SplittableRandom random, int lines) {
            return switch (random.nextInt(6)) {
                case 0 -> 1;
                case 1 -> random.nextInt(lines + 1);
                case 2 -> Long.MAX_VALUE - random.nextInt(1000);
                case 3 -> 0;
                case 4 -> random.nextLong(1L << 40);
                default -> random.nextLong(1L << random.nextInt(1, 63));
            };
        }

        Map<String, BigInteger> shareByKey() {
            long[] pence =
                    ProRata.share(pot, weights, LineOrder.byKey(keys), rule).pence();
            Map<String, BigInteger> shares = new HashMap<>();
            for (int i = 0; i < keys.length; i++) {
                shares.put(keys[i], BigInteger.valueOf(pence[i]));
            }
            return shares;
        }

        Case shuffled(SplittableRandom random) {
            String[] otherKeys = keys.clone();
            long[] otherWeights = weights.clone();
            for (int i = keys.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                String key = otherKeys[i];
                otherKeys[i] = otherKeys[other];
                otherKeys[other] = key;
                long weight = otherWeights[i];
                otherWeights[i] = otherWeights[other];
                otherWeights[other] = weight;
            }
            return new Case(pot, otherKeys, otherWeights, rule);
        }

        @Override
        public String toString() {
            return "%s of %d by %s".formatted(rule, pot, Arrays.toString(weights));
        }
    }
}
