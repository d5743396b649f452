package org.grantsuite.allocation.plan.domain;

/** What a pot is for. */
public enum PotPurpose {
    SHARE,
    /** Holds pots that make it up to the penny; nothing leaves it itself. */
    STRAND,
    /** For contingencies; goes out under a decision of its own. */
    HOLD_BACK,
    /** The council keeps it. */
    RETAINED,
    /** A named project. */
    PROJECT
}
