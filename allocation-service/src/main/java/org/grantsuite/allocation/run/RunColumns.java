package org.grantsuite.allocation.run;

import java.util.Arrays;

/**
 * The lines of a snapshot a run works on, as columns in the order of their keys: the ordinal of each in the snapshot,
 * and its units.
 */
final class RunColumns {
    private int[] ordinals = new int[1024];
    private long[] units = new long[1024];
    private int size;

    void add(int ordinal, long unitCount) {
        if (size == units.length) {
            ordinals = Arrays.copyOf(ordinals, size * 2);
            units = Arrays.copyOf(units, size * 2);
        }
        ordinals[size] = ordinal;
        units[size++] = unitCount;
    }

    RunColumns trimmed() {
        ordinals = Arrays.copyOf(ordinals, size);
        units = Arrays.copyOf(units, size);
        return this;
    }

    int[] ordinals() {
        return ordinals;
    }

    long[] units() {
        return units;
    }

    int size() {
        return size;
    }
}
