package org.grantsuite.allocation.register.domain;

/** Whether a location is registered twice, and then whether it is the one that carries the beds. */
public enum DualState {
    NONE,
    PRIMARY,
    SECONDARY,
    UNKNOWN
}
