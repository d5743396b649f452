package org.grantsuite.allocation.apportionment;

/** How a line or group came to its sum: by its share, or at one of its limits (R23). */
public enum Bound {
    FREE,
    AT_CAP,
    AT_FLOOR,
    /** Came too late in a queue, or asked for more than was left. */
    LEFT_OUT
}
