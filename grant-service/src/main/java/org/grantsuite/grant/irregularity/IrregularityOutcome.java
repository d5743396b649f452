package org.grantsuite.grant.irregularity;

/** How a case ended. */
public enum IrregularityOutcome {
    UNFOUNDED,
    EXPLAINED,
    RECOVERED,
    PART_RECOVERED,
    WRITTEN_OFF
}
