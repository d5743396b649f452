package org.grantsuite.allocation.apportionment;

/** Floors that cannot be kept: above the caps, or more than there is to share. */
public final class LimitsContradict extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int node;
    private final long floorPence;
    private final long atMostPence;

    LimitsContradict(int node, long floorPence, long atMostPence) {
        super("node " + node + " is to get at least " + floorPence + " and at most " + atMostPence, null, false, false);
        this.node = node;
        this.floorPence = floorPence;
        this.atMostPence = atMostPence;
    }

    public int node() {
        return node;
    }

    public long floorPence() {
        return floorPence;
    }

    public long atMostPence() {
        return atMostPence;
    }
}
