package org.grantsuite.allocation.apportionment;

/** What becomes of those in a queue whom the pot no longer pays in full. */
public enum Shortfall {
    /** They get what is left; those of one place share it by what they ask. */
    PART,
    /** They get nothing, and who comes after them may still be paid. */
    PASS_OVER,
    /** They get nothing, nor does anybody after them. */
    STOP
}
