package org.grantsuite.allocation.plan.domain;

/** How a pot comes to its amount among the pots beside it. */
public enum PotSharing {
    /** By the figure the governing basis names. */
    BASIS,
    /** Its amount comes first; percents are of what the fixed ones leave. */
    FIXED,
    /** What the others leave. */
    REST
}
