package org.grantsuite.allocation.apportionment;

import java.util.Arrays;
import java.util.List;

/**
 * Lines and the groups they lie in, each with a floor and a cap (R23): line within location within provider within brand.
 * Nodes are numbered from the inside out: lines first, then the groups of each level, last the root; so a node's parent
 * always has the larger number and one ascending pass adds everything up.
 */
public final class Nesting {
    /** No cap. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private final int lines;
    private final int[] parent;
    private final int[] levelStart;
    private final long[] floors;
    private final long[] caps;

    private Nesting(int lines, int[] parent, int[] levelStart, long[] floors, long[] caps) {
        this.lines = lines;
        this.parent = parent;
        this.levelStart = levelStart;
        this.floors = floors;
        this.caps = caps;
    }

    /**
     * Groups of one kind.
     *
     * @param groupOfLine group of each line, counted from 0; -1 for a line that is in none
     * @param floors of each group, in pence
     * @param caps of each group, in pence; {@link #UNLIMITED} for none
     */
    public record Level(int[] groupOfLine, long[] floors, long[] caps) {

        /** The same floor and cap for every group. */
        public static Level of(int[] groupOfLine, int groups, long floor, long cap) {
            long[] floors = new long[groups];
            long[] caps = new long[groups];
            Arrays.fill(floors, floor);
            Arrays.fill(caps, cap);
            return new Level(groupOfLine, floors, caps);
        }
    }

    /**
     * @param lineFloors of each line
     * @param lineCaps of each line
     * @param levels from the inside out; a group of one lies in one group of the next
     * @throws IllegalArgumentException where groups overlap without lying within each other
     */
    public static Nesting of(long[] lineFloors, long[] lineCaps, List<Level> levels) {
        int lines = lineFloors.length;
        int[] start = new int[levels.size() + 1];
        int nodes = lines;
        for (int level = 0; level < levels.size(); level++) {
            start[level] = nodes;
            nodes += levels.get(level).floors().length;
        }
        start[levels.size()] = nodes;
        int[] parent = new int[nodes + 1];
        Arrays.fill(parent, -1);
        long[] floors = Arrays.copyOf(lineFloors, nodes + 1);
        long[] caps = Arrays.copyOf(lineCaps, nodes + 1);
        caps[nodes] = UNLIMITED;
        for (int level = 0; level < levels.size(); level++) {
            Level these = levels.get(level);
            System.arraycopy(these.floors(), 0, floors, start[level], these.floors().length);
            System.arraycopy(these.caps(), 0, caps, start[level], these.caps().length);
        }
        for (int line = 0; line < lines; line++) {
            climb(line, levels, start, parent);
        }
        for (int node = 0; node < nodes; node++) {
            // A group nobody is in hangs below the root and holds nothing.
            parent[node] = parent[node] < 0 ? nodes : parent[node];
        }
        return new Nesting(lines, parent, start, floors, caps);
    }

    private static void climb(int line, List<Level> levels, int[] start, int[] parent) {
        int root = parent.length - 1;
        int node = line;
        for (int level = 0; level < levels.size(); level++) {
            int group = levels.get(level).groupOfLine()[line];
            if (group >= 0) {
                join(parent, node, start[level] + group);
                node = start[level] + group;
            }
        }
        join(parent, node, root);
    }

    private static void join(int[] parent, int node, int above) {
        if (parent[node] >= 0 && parent[node] != above) {
            throw new IllegalArgumentException(
                    "node " + node + " lies in two groups that do not lie within each other");
        }
        parent[node] = above;
    }

    public int lines() {
        return lines;
    }

    public int root() {
        return parent.length - 1;
    }

    int parent(int node) {
        return parent[node];
    }

    long floor(int node) {
        return floors[node];
    }

    long cap(int node) {
        return caps[node];
    }

    /** Level of a group node, counted from 0 at the inside; -1 for a line, the number of levels for the root. */
    public int level(int node) {
        int level = -1;
        while (level + 1 < levelStart.length && node >= levelStart[level + 1]) {
            level++;
        }
        return level;
    }

    /** Number of a group within its level. */
    public int group(int node) {
        return node - levelStart[level(node)];
    }
}
