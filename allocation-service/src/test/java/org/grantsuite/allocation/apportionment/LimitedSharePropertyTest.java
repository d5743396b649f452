package org.grantsuite.allocation.apportionment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.grantsuite.allocation.apportionment.LimitedShareOracle.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Laws of a share between floors and caps (R23), over seeded cases of up to three nested levels. */
@Execution(ExecutionMode.CONCURRENT)
class LimitedSharePropertyTest {

    @Test
    void shouldSpendThePotOrReportWhatNobodyCanTakeAndKeepEveryLimit() {
        SplittableRandom random = new SplittableRandom(23);
        int judged = 0;
        while (judged < SeededCases.COUNT) {
            Case one = Case.draw(random);
            if (!one.isFeasible()) {
                continue;
            }
            LimitedShare share = one.fill();
            long sum = LongStream.of(share.pence()).sum();
            assertThat(sum + share.heldPence()).as("case %d: %s", judged, one).isEqualTo(one.pot);
            assertThat(sum).as("case %d: %s", judged, one).isEqualTo(one.most());
            one.requireLimits(share.pence(), judged);
            judged++;
        }
    }

    @Test
    void shouldLieWithinThePenniesOfRoundingOfTheNaiveOracle() {
        SplittableRandom random = new SplittableRandom(2_021);
        int judged = 0;
        while (judged < SeededCases.COUNT) {
            Case one = Case.draw(random);
            if (!one.isFeasible()) {
                continue;
            }
            long[] pence = one.fill().pence();
            BigDecimal most = BigDecimal.valueOf(one.most());
            one.oracle().share(most);
            for (int i = 0; i < pence.length; i++) {
                BigDecimal away = BigDecimal.valueOf(pence[i])
                        .subtract(one.leaves.get(i).value)
                        .abs();
                assertThat(away).as("case %d, line %d: %s", judged, i, one).isLessThan(BigDecimal.valueOf(one.slack()));
            }
            judged++;
        }
    }

    @Test
    void shouldNotDependOnTheOrderOfTheLines() {
        SplittableRandom random = new SplittableRandom(5_781);
        int judged = 0;
        while (judged < SeededCases.COUNT) {
            Case one = Case.draw(random);
            if (!one.isFeasible()) {
                continue;
            }
            int[] to = permutation(random, one.weights.length);
            long[] straight = one.fill().pence();
            long[] shuffled = one.shuffled(to).pence();
            for (int i = 0; i < straight.length; i++) {
                assertThat(shuffled[to[i]]).as("case %d: %s", judged, one).isEqualTo(straight[i]);
            }
            judged++;
        }
    }

    @Test
    void shouldHoldPricesBetweenTheLimitsAndNeverInventMoney() {
        SplittableRandom random = new SplittableRandom(42);
        int judged = 0;
        while (judged < SeededCases.COUNT) {
            Case one = Case.draw(random);
            if (!one.isFeasible()) {
                continue;
            }
            LimitedShare share =
                    LimitedShare.clamp(one.pot, one.weights, one.weights, one.nesting, LineOrder.asListed(), one.rule);
            assertThat(LongStream.of(share.pence()).sum() + share.heldPence()).isEqualTo(one.pot);
            one.requireLimits(share.pence(), judged);
            judged++;
        }
    }

    static int[] permutation(SplittableRandom random, int size) {
        int[] to = new int[size];
        Arrays.setAll(to, i -> i);
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = to[i];
            to[i] = to[other];
            to[other] = kept;
        }
        return to;
    }

    /** Lines in locations in providers in brands, each level with limits or without. */
    private static final class Case {
        final long pot;
        final long[] weights;
        final long[] floors;
        final long[] caps;
        final List<Nesting.Level> levels = new ArrayList<>();
        final Nesting nesting;
        final RemainderRule rule;
        final List<Node> leaves = new ArrayList<>();

        private Case(SplittableRandom random) {
            int lines = random.nextInt(1, 14);
            pot = random.nextInt(4) == 0 ? random.nextLong(40) : random.nextLong(20_000);
            rule = RemainderRule.values()[random.nextInt(3)];
            weights = random.longs(lines, 0, random.nextBoolean() ? 4 : 200).toArray();
            weights[random.nextInt(lines)] = random.nextLong(1, 200);
            floors = limits(random, lines, 0, 60);
            caps = limits(random, lines, Nesting.UNLIMITED, 3_000);
            int[] group = new int[lines];
            int groups = group(random, group, null, lines);
            for (int level = random.nextInt(4); level > 0; level--) {
                levels.add(new Nesting.Level(
                        group.clone(),
                        limits(random, groups, 0, 200),
                        limits(random, groups, Nesting.UNLIMITED, 6_000)));
                int[] wider = new int[lines];
                groups = group(random, wider, group, groups);
                group = wider;
            }
            nesting = Nesting.of(floors, caps, levels);
        }

        static Case draw(SplittableRandom random) {
            return new Case(random);
        }

        /** Puts each group of before (or each line) into one of fewer groups. */
        private static int group(SplittableRandom random, int[] to, int[] before, int groupsBefore) {
            int groups = random.nextInt(1, groupsBefore + 1);
            int[] of = new int[groupsBefore];
            for (int i = 0; i < groupsBefore; i++) {
                of[i] = random.nextInt(groups);
            }
            for (int i = 0; i < to.length; i++) {
                to[i] = of[before == null ? i : before[i]];
            }
            return groups;
        }

        private static long[] limits(SplittableRandom random, int size, long none, long most) {
            long[] limits = new long[size];
            int often = random.nextInt(4);
            for (int i = 0; i < size; i++) {
                limits[i] = random.nextInt(4) < often ? random.nextLong(most) : none;
            }
            return limits;
        }

        Node oracle() {
            leaves.clear();
            List<Node> below = new ArrayList<>();
            for (int i = 0; i < weights.length; i++) {
                below.add(new Node(floors[i], caps[i], weights[i]));
            }
            leaves.addAll(below);
            int[] at = new int[weights.length];
            Arrays.setAll(at, i -> i);
            for (Nesting.Level level : levels) {
                List<Node> groups = new ArrayList<>();
                for (int group = 0; group < level.floors().length; group++) {
                    groups.add(new Node(level.floors()[group], level.caps()[group], 0));
                }
                for (int line = 0; line < weights.length; line++) {
                    Node group = groups.get(level.groupOfLine()[line]);
                    if (!group.children.contains(below.get(at[line]))) {
                        group.children.add(below.get(at[line]));
                    }
                    at[line] = level.groupOfLine()[line];
                }
                below = groups;
            }
            Node root = new Node(0, Nesting.UNLIMITED, 0);
            below.stream()
                    .filter(node -> levels.isEmpty() || !node.children.isEmpty())
                    .forEach(root.children::add);
            return root;
        }

        boolean isFeasible() {
            Node root = oracle();
            return root.feasible() && root.atLeast().longValueExact() <= pot;
        }

        long most() {
            return oracle().atMost().min(java.math.BigInteger.valueOf(pot)).longValueExact();
        }

        /** A penny for each node that may be rounded on the way. */
        long slack() {
            return nesting.root() + 1L;
        }

        LimitedShare fill() {
            return LimitedShare.fill(pot, weights, nesting, LineOrder.asListed(), rule);
        }

        LimitedShare shuffled(int[] to) {
            int size = weights.length;
            String[] keys = new String[size];
            long[] moved = new long[size];
            long[] movedFloors = new long[size];
            long[] movedCaps = new long[size];
            for (int i = 0; i < size; i++) {
                keys[to[i]] = "%04d".formatted(i);
                moved[to[i]] = weights[i];
                movedFloors[to[i]] = floors[i];
                movedCaps[to[i]] = caps[i];
            }
            List<Nesting.Level> movedLevels = new ArrayList<>();
            for (Nesting.Level level : levels) {
                int[] group = new int[size];
                for (int i = 0; i < size; i++) {
                    group[to[i]] = level.groupOfLine()[i];
                }
                movedLevels.add(new Nesting.Level(group, level.floors(), level.caps()));
            }
            Nesting elsewhere = Nesting.of(movedFloors, movedCaps, movedLevels);
            return LimitedShare.fill(pot, moved, elsewhere, LineOrder.byKey(keys), rule);
        }

        void requireLimits(long[] pence, int number) {
            for (int i = 0; i < pence.length; i++) {
                requireWithin(pence[i], weights[i] == 0, floors[i], caps[i], number);
            }
            for (Nesting.Level level : levels) {
                long[] sums = new long[level.floors().length];
                long[] weight = new long[sums.length];
                for (int i = 0; i < pence.length; i++) {
                    sums[level.groupOfLine()[i]] += pence[i];
                    weight[level.groupOfLine()[i]] += weights[i];
                }
                for (int group = 0; group < sums.length; group++) {
                    requireWithin(sums[group], weight[group] == 0, level.floors()[group], level.caps()[group], number);
                }
            }
        }

        private void requireWithin(long pence, boolean nothing, long floor, long cap, int number) {
            assertThat(pence).as("case %d: %s", number, this).isBetween(nothing ? 0 : floor, nothing ? 0 : cap);
        }

        @Override
        public String toString() {
            return "%s of %d by %s, lines %s to %s, %s"
                    .formatted(
                            rule,
                            pot,
                            Arrays.toString(weights),
                            Arrays.toString(floors),
                            Arrays.toString(caps),
                            levels.stream()
                                    .map(level -> Arrays.toString(level.groupOfLine())
                                            + Arrays.toString(level.floors())
                                            + Arrays.toString(level.caps()))
                                    .toList());
        }
    }
}
