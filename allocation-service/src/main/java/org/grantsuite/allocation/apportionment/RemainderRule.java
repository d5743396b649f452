package org.grantsuite.allocation.apportionment;

/**
 * Who takes the odd pennies that rounding down leaves over (R21). Each line takes one at most, and only a line whose
 * exact share is not whole, so that under every rule a line is within a penny of its exact share.
 */
public enum RemainderRule {
    /** The lines that lost the largest fraction of a penny; ties by line key. */
    LARGEST_REMAINDER,
    /** The first lines in the order of their keys. */
    FIRST_LISTED,
    /** The last lines in the order of their keys. */
    LAST_LISTED,
    /** Nobody: they stay in the pot, as its residual. */
    HELD_IN_POT
}
