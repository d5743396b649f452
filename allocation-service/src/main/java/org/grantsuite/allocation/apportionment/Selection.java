package org.grantsuite.allocation.apportionment;

import java.util.SplittableRandom;

/** The first few of many lines in an order, in expected linear time and without sorting them. */
final class Selection {

    /** The seed decides only how fast it goes, never what is found. */
    private static final long SEED = 21;

    private Selection() {}

    /**
     * Rearranges the first {@code size} entries, which ascend, so that the {@code wanted} first ones in the order stand
     * at the front.
     */
    static void moveFirstToFront(int[] lines, int size, int wanted, LineOrder order) {
        if (order == LineOrder.Listed.ASCENDING) {
            return;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        int from = 0;
        int to = size - 1;
        while (from < to && wanted > from && wanted <= to) {
            int pivot = lines[random.nextInt(from, to + 1)];
            int left = from;
            int right = to;
            while (left <= right) {
                while (order.compare(lines[left], pivot) < 0) {
                    left++;
                }
                while (order.compare(lines[right], pivot) > 0) {
                    right--;
                }
                if (left <= right) {
                    int line = lines[left];
                    lines[left++] = lines[right];
                    lines[right--] = line;
                }
            }
            if (wanted <= right) {
                to = right;
            } else if (wanted >= left) {
                from = left;
            } else {
                return;
            }
        }
    }
}
