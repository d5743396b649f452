package org.grantsuite.allocation.plan.domain;

/** How a stated amount stands to its percent (R16). */
public enum Finding {
    /** Within a pound, or only one of the two is given. */
    NONE,
    /**
     * The percent is the stated share rounded to the label's own decimals: the amount was first, the percent a label.
     */
    ROUNDED_LABEL,
    /** The percent is another share than the amount. */
    DEVIATES
}
