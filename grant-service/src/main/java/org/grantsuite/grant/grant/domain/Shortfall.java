package org.grantsuite.grant.grant.domain;

/** What becomes of the part of an instalment that did not come with a receipt. */
public enum Shortfall {
    /** Nothing is missing, or it is still awaited. */
    AWAITED,
    WITHHELD,
    REDUCED,
    SET_OFF
}
