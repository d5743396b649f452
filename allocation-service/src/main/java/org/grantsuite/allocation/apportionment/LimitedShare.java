package org.grantsuite.allocation.apportionment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A share whose lines, locations, providers and brands stand between floors and caps (R23).
 *
 * @param pence of each line
 * @param basisOf number in {@code bases} of what each line was shared by; {@link #OWN_LIMIT} for a line at a floor or cap of
 *     its own, {@link #PRICED} for one that kept its price
 * @param bases in the order they were found, the pot first
 * @param heldPence what no line could take: {@code sum(pence) + heldPence} is the pot
 */
public record LimitedShare(long[] pence, int[] basisOf, List<ShareBasis> bases, long heldPence) {
    public static final int OWN_LIMIT = -1;
    public static final int PRICED = -2;

    /**
     * Shares a pot by weights and redistributes what caps cut off (and takes back what floors add) until nothing moves: each
     * line gets {@code λ × weight} held between its limits and those of its groups, for the one λ that spends the pot.
     *
     * @throws LimitsContradict where the floors cannot be kept
     */
    public static LimitedShare fill(long pot, long[] weights, Nesting nesting, LineOrder order, RemainderRule rule) {
        Solver solver = new Solver(weights, nesting, order);
        long most = Math.min(pot, solver.most());
        solver.requireFloors(pot);
        long held = solver.solve(nesting.root(), Bound.FREE, most, rule);
        solver.solveBoundGroups(rule);
        return solver.result(pot - most + held);
    }

    /**
     * Holds prices between the limits and moves nothing elsewhere: what a cap cuts off stays with the payer, what a floor
     * adds comes from it. Inside a group at its limit the sum is shared by weights, which are the prices where nothing else was
     * weighed. A line of weight nothing gets nothing.
     *
     * @param pot what there is; the sum may be more, the caller judges it
     */
    public static LimitedShare clamp(
            long pot, long[] prices, long[] weights, Nesting nesting, LineOrder order, RemainderRule rule) {
        Solver solver = new Solver(weights, nesting, order);
        solver.clamp(prices);
        solver.solveBoundGroups(rule);
        long sum = 0;
        for (long line : solver.value) {
            sum = Math.addExact(sum, line);
        }
        return solver.result(pot - sum);
    }

    /** The work on one share. Values of groups and lines stand in one array, numbered as in {@link Nesting}. */
    private static final class Solver {
        private final long[] weights;
        private final Nesting nesting;
        private final LineOrder order;
        private final int lines;
        private final int root;
        private final long[] floor;
        private final long[] cap;
        private final long[] amount;
        private final Bound[] bound;
        private final int[] basisOf;
        private final List<ShareBasis> bases = new ArrayList<>();
        private final int[] firstChild;
        private final int[] children;
        private final long[] raw;
        private final long[] value;

        Solver(long[] weights, Nesting nesting, LineOrder order) {
            this.weights = weights;
            this.nesting = nesting;
            this.order = order;
            lines = nesting.lines();
            root = nesting.root();
            floor = new long[root + 1];
            cap = new long[root + 1];
            amount = new long[root + 1];
            bound = new Bound[root + 1];
            Arrays.fill(bound, Bound.FREE);
            basisOf = new int[lines];
            Arrays.fill(basisOf, PRICED);
            firstChild = new int[root + 2];
            children = new int[root];
            raw = new long[root + 1 - lines];
            value = new long[lines];
            linkChildren();
            spreadLimits();
        }

        private void linkChildren() {
            for (int node = 0; node < root; node++) {
                firstChild[nesting.parent(node) + 1]++;
            }
            for (int node = 0; node <= root; node++) {
                firstChild[node + 1] += firstChild[node];
            }
            int[] next = firstChild.clone();
            for (int node = 0; node < root; node++) {
                children[next[nesting.parent(node)]++] = node;
            }
        }

        /** What a node can get at least and at most, its own limits and those of what it consists of together. */
        private void spreadLimits() {
            long[] atLeast = new long[root + 1];
            long[] atMost = new long[root + 1];
            for (int node = 0; node <= root; node++) {
                boolean line = node < lines;
                long below = line ? (weights[node] > 0 ? Nesting.UNLIMITED : 0) : atMost[node];
                cap[node] = Math.min(nesting.cap(node), below);
                floor[node] = below == 0 ? 0 : Math.max(nesting.floor(node), atLeast[node]);
                if (floor[node] > cap[node]) {
                    throw new LimitsContradict(node, floor[node], cap[node]);
                }
                if (node < root) {
                    int above = nesting.parent(node);
                    atLeast[above] = plus(atLeast[above], floor[node]);
                    atMost[above] = plus(atMost[above], cap[node]);
                }
            }
        }

        private static long plus(long one, long other) {
            long sum = one + other;
            return sum < 0 ? Nesting.UNLIMITED : sum;
        }

        long most() {
            return cap[root];
        }

        void requireFloors(long pot) {
            if (floor[root] > pot) {
                throw new LimitsContradict(root, floor[root], pot);
            }
        }

        void clamp(long[] prices) {
            for (int node = 0; node < root; node++) {
                hold(node, node < lines ? prices[node] : raw[node - lines]);
                int above = nesting.parent(node) - lines;
                raw[above] = Math.addExact(raw[above], amount[node]);
                if (node < lines) {
                    value[node] = amount[node];
                    basisOf[node] = bound[node] == Bound.FREE ? PRICED : OWN_LIMIT;
                }
            }
        }

        private void hold(int node, long before) {
            amount[node] = Math.max(floor[node], Math.min(cap[node], before));
            bound[node] = before > amount[node] ? Bound.AT_CAP : before < amount[node] ? Bound.AT_FLOOR : Bound.FREE;
        }

        /** Outermost first: a group inside a group that stands at its limit is solved anew within it. */
        void solveBoundGroups(RemainderRule rule) {
            RemainderRule inside = rule == RemainderRule.HELD_IN_POT ? RemainderRule.LARGEST_REMAINDER : rule;
            for (int node = root - 1; node >= lines; node--) {
                if (bound[node] != Bound.FREE) {
                    solve(node, bound[node], amount[node], inside);
                }
            }
        }

        /** Shares the sum of a group over what is in it; returns the pennies the rule holds back. */
        long solve(int group, Bound how, long sum, RemainderRule rule) {
            int[] inside = below(group);
            for (int node : inside) {
                bound[node] = Bound.FREE;
            }
            while (true) {
                int[] free = freeLines(inside, group);
                long left = sum - boundSum(inside, group);
                Apportionment shared = share(left, free, rule);
                int moved = settle(inside, group, free, shared);
                if (moved == 0) {
                    write(group, how, sum, left, free, inside, shared);
                    return shared.heldPence();
                }
            }
        }

        /** Nodes below a group, inside out. */
        private int[] below(int group) {
            if (group == root) {
                int[] all = new int[root];
                Arrays.setAll(all, node -> node);
                return all;
            }
            int[] found = new int[16];
            int size = 0;
            for (int at = -1, node = group; ; node = found[at]) {
                for (int child = firstChild[node]; child < firstChild[node + 1]; child++) {
                    found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
                    found[size++] = children[child];
                }
                if (++at == size) {
                    break;
                }
            }
            int[] nodes = Arrays.copyOf(found, size);
            Arrays.sort(nodes);
            return nodes;
        }

        /** Lines neither at a limit themselves nor inside a group at one. */
        private int[] freeLines(int[] inside, int group) {
            int[] free = new int[inside.length];
            int size = 0;
            for (int node : inside) {
                if (node >= lines) {
                    break;
                }
                if (weights[node] > 0 && outermostBound(node, group) < 0) {
                    free[size++] = node;
                }
            }
            return Arrays.copyOf(free, size);
        }

        private int outermostBound(int node, int group) {
            int found = -1;
            for (int at = node; at != group; at = nesting.parent(at)) {
                found = bound[at] == Bound.FREE ? found : at;
            }
            return found;
        }

        private long boundSum(int[] inside, int group) {
            long sum = 0;
            for (int node : inside) {
                if (bound[node] != Bound.FREE && outermostBound(node, group) == node) {
                    sum += amount[node];
                }
            }
            return sum;
        }

        private Apportionment share(long left, int[] free, RemainderRule rule) {
            if (free.length == 0) {
                return new Apportionment(left, BigInteger.ZERO, new long[0], 0, left, null);
            }
            long[] by = new long[free.length];
            for (int i = 0; i < by.length; i++) {
                by[i] = weights[free[i]];
            }
            LineOrder among =
                    order == LineOrder.asListed() ? order : (one, other) -> order.compare(free[one], free[other]);
            return ProRata.share(left, by, among, rule);
        }

        /**
         * Binds what the share at hand proves to stand at a limit in the end. Held between all limits, the values come to more
         * than the sum when floors weigh more: then λ must fall, and whoever is below a floor now stays there; and the other
         * way round for caps. Where the two balance, everybody is where they belong. Returns how many were bound.
         */
        private int settle(int[] inside, int group, int[] free, Apportionment shared) {
            for (int i = inside.length - 1; i >= 0 && inside[i] >= lines; i--) {
                raw[inside[i] - lines] = 0;
            }
            long moved = 0;
            int at = 0;
            Bound[] now = new Bound[inside.length];
            long[] held = new long[inside.length];
            for (int i = 0; i < inside.length; i++) {
                int node = inside[i];
                now[i] = Bound.FREE;
                if (bound[node] != Bound.FREE) {
                    held[i] = amount[node];
                } else {
                    boolean own = at < free.length && free[at] == node;
                    long before = node >= lines ? raw[node - lines] : own ? shared.pence()[at] : 0;
                    held[i] = node < lines && !own ? 0 : Math.max(floor[node], Math.min(cap[node], before));
                    at += own ? 1 : 0;
                    boolean judged = node >= lines || own;
                    if (judged && before != held[i] && outermostBound(node, group) < 0) {
                        now[i] = before > held[i] ? Bound.AT_CAP : Bound.AT_FLOOR;
                    }
                }
                int above = nesting.parent(node);
                if (above == group) {
                    moved += held[i];
                } else {
                    raw[above - lines] += held[i];
                }
            }
            long spent = 0;
            for (long line : shared.pence()) {
                spent += line;
            }
            return bind(inside, now, held, Long.signum(moved - spent - boundSum(inside, group)));
        }

        private int bind(int[] inside, Bound[] now, long[] held, int tooMuch) {
            int moved = 0;
            for (int i = 0; i < inside.length; i++) {
                boolean stays = tooMuch == 0 || (tooMuch > 0 ? now[i] == Bound.AT_FLOOR : now[i] == Bound.AT_CAP);
                if (now[i] != Bound.FREE && stays) {
                    bound[inside[i]] = now[i];
                    amount[inside[i]] = held[i];
                    moved++;
                }
            }
            return moved;
        }

        private void write(int group, Bound how, long sum, long left, int[] free, int[] inside, Apportionment shared) {
            int number = bases.size();
            bases.add(new ShareBasis(group, how, sum, left, shared.totalWeight(), shared.oddPennies(), shared.cut()));
            for (int node : inside) {
                if (node < lines) {
                    value[node] = bound[node] == Bound.FREE ? 0 : amount[node];
                    basisOf[node] = bound[node] == Bound.FREE ? number : OWN_LIMIT;
                }
            }
            for (int i = 0; i < free.length; i++) {
                value[free[i]] = shared.pence()[i];
            }
        }

        LimitedShare result(long held) {
            return new LimitedShare(value, basisOf, List.copyOf(bases), held);
        }
    }
}
