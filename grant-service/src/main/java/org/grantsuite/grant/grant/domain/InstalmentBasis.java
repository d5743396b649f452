package org.grantsuite.grant.grant.domain;

/** How an edition sets an instalment. */
public enum InstalmentBasis {
    PERCENT,
    FIXED,
    REST,
    /** One of several equal payments, a month apart. */
    MONTHLY
}
