package org.grantsuite.allocation.plan.domain;

/** Whose providers a plan is for (R28). */
public enum GeographyPolicy {
    /** Only locations inside the council's area. */
    LOCATION_IN_AREA,
    /** Users of the area, wherever the location is. */
    USERS_OF_AREA,
    /** Either; locations elsewhere are pointed out. */
    BOTH
}
