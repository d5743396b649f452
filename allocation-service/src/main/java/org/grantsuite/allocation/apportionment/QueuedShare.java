package org.grantsuite.allocation.apportionment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Prices paid one after another while the pot lasts: bids in the order of their priority, or claims as they came. Who has the same
 * place is served together, so that no order of lines decides between them.
 *
 * @param share pence of each line; its bases say what was left when a place had its turn (the group's sum), and what was asked there
 *     where it was not paid in full (the weight)
 * @param places of the bases
 */
public record QueuedShare(LimitedShare share, long[] places) {

    /**
     * How a queue is served.
     *
     * @param highestFirst the largest place has the first turn (a score), not the smallest
     * @param rule of the odd pennies where those of one place share what is left
     */
    public record Terms(Shortfall shortfall, boolean highestFirst, RemainderRule rule) {}

    /**
     * @param prices what each line asks, in pence
     * @param places of the lines
     * @param caps of lines and of the groups they lie in, no floors: a line gets at its turn what the caps still leave
     */
    public static QueuedShare serve(long pot, long[] prices, long[] places, Nesting caps, Terms terms) {
        Server server = new Server(pot, prices, caps, terms);
        int[] queue = queue(prices, places, terms.highestFirst());
        for (int from = 0, to; from < queue.length; from = to) {
            long place = places[queue[from]];
            to = from;
            while (to < queue.length && places[queue[to]] == place) {
                to++;
            }
            server.serve(place, Arrays.copyOfRange(queue, from, to));
        }
        return server.result();
    }

    /** Lines that ask for anything, first turn first, lines of one place in the order of their keys. */
    private static int[] queue(long[] prices, long[] places, boolean highestFirst) {
        Comparator<Integer> turn = Comparator.comparingLong(line -> places[line]);
        return IntStream.range(0, prices.length)
                .filter(line -> prices[line] > 0)
                .boxed()
                .sorted((highestFirst ? turn.reversed() : turn).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The work on one queue. */
    private static final class Server {
        private final long[] prices;
        private final Nesting caps;
        private final Terms terms;
        private final long[] room;
        private final long[] pence;
        private final int[] basisOf;
        private final List<ShareBasis> bases = new ArrayList<>();
        private final List<Long> places = new ArrayList<>();
        private long left;
        private boolean ended;

        Server(long pot, long[] prices, Nesting caps, Terms terms) {
            this.left = pot;
            this.prices = prices;
            this.caps = caps;
            this.terms = terms;
            room = new long[caps.root() + 1];
            Arrays.setAll(room, caps::cap);
            pence = new long[prices.length];
            basisOf = new int[prices.length];
            Arrays.fill(basisOf, LimitedShare.PRICED);
        }

        void serve(long place, int[] lines) {
            long[] asked = Arrays.stream(lines)
                    .mapToLong(line -> Math.min(prices[line], caps.cap(line)))
                    .toArray();
            Nesting within = within(lines, asked);
            LimitedShare full = share(sum(asked), asked, within, RemainderRule.LARGEST_REMAINDER);
            long due = sum(full.pence());
            if (!ended && due <= left) {
                pay(place, lines, full, basis(Bound.FREE, 0, BigInteger.ZERO));
            } else if (!ended && terms.shortfall() == Shortfall.PART && left > 0) {
                LimitedShare part = share(left, asked, within, terms.rule());
                ShareBasis root = part.bases().get(0);
                pay(
                        place,
                        lines,
                        part,
                        new ShareBasis(
                                caps.root(),
                                Bound.FREE,
                                left,
                                root.sharedPence(),
                                root.totalWeight(),
                                root.oddPennies(),
                                root.cut()));
                // odd pennies that the rule holds in the pot are nobody's further down
                ended = left > 0;
            } else {
                ended |= terms.shortfall() == Shortfall.STOP;
                note(place, basis(Bound.LEFT_OUT, 0, BigInteger.valueOf(due)));
                Arrays.stream(lines).forEach(line -> basisOf[line] = bases.size() - 1);
            }
        }

        private static LimitedShare share(long pot, long[] asked, Nesting within, RemainderRule rule) {
            return LimitedShare.fill(pot, asked, within, LineOrder.asListed(), rule);
        }

        /** The limits of these lines alone: each its price, and what is left to the groups they lie in. */
        private Nesting within(int[] lines, long[] asked) {
            List<Nesting.Level> levels = new ArrayList<>();
            for (int level = 0; level < caps.level(caps.root()); level++) {
                levels.add(level(lines, level));
            }
            return Nesting.of(new long[lines.length], asked, levels);
        }

        private Nesting.Level level(int[] lines, int level) {
            Map<Integer, Integer> numbers = new HashMap<>();
            int[] groupOf = new int[lines.length];
            long[] left = new long[lines.length];
            for (int i = 0; i < lines.length; i++) {
                int group = caps.parent(lines[i]);
                while (caps.level(group) < level) {
                    group = caps.parent(group);
                }
                groupOf[i] = -1;
                if (caps.level(group) == level) {
                    groupOf[i] = numbers.computeIfAbsent(group, any -> numbers.size());
                    left[groupOf[i]] = room[group];
                }
            }
            return new Nesting.Level(groupOf, new long[numbers.size()], Arrays.copyOf(left, numbers.size()));
        }

        private void pay(long place, int[] lines, LimitedShare share, ShareBasis basis) {
            ShareBasis capped = basis(Bound.AT_CAP, 0, BigInteger.ZERO);
            boolean whole = basis.totalWeight().signum() == 0;
            int served = -1;
            int held = -1;
            for (int i = 0; i < lines.length; i++) {
                int line = lines[i];
                pence[line] = share.pence()[i];
                boolean free = whole ? pence[line] == prices[line] : share.basisOf()[i] == 0;
                if (free) {
                    served = served < 0 ? note(place, basis) : served;
                } else {
                    held = held < 0 ? note(place, capped) : held;
                }
                basisOf[line] = free ? served : held;
            }
            for (int line : lines) {
                left -= pence[line];
                for (int group = caps.parent(line); group != caps.root(); group = caps.parent(group)) {
                    room[group] -= room[group] == Nesting.UNLIMITED ? 0 : pence[line];
                }
            }
        }

        private ShareBasis basis(Bound bound, long shared, BigInteger weight) {
            return new ShareBasis(caps.root(), bound, left, shared, weight, 0, null);
        }

        private int note(long place, ShareBasis basis) {
            bases.add(basis);
            places.add(place);
            return bases.size() - 1;
        }

        private static long sum(long[] values) {
            return Arrays.stream(values).reduce(0, Math::addExact);
        }

        QueuedShare result() {
            return new QueuedShare(
                    new LimitedShare(pence, basisOf, List.copyOf(bases), left),
                    places.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
