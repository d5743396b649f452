package org.grantsuite.allocation.register.domain;

/** What a location of the register is to a count of beds; the first that holds, in this order. */
public enum BedVerdict {
    SET_ASIDE,
    UNPLACED,
    OUTSIDE_AREA,
    NOT_CARE_HOME,
    DORMANT,
    COUNTED_AT_PRIMARY,
    PRIMARY_UNKNOWN,
    BEDS_BLANK,
    COUNTED
}
