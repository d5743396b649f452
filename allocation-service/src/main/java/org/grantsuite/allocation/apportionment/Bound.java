package org.grantsuite.allocation.apportionment;

/** Whether a line or group stands at one of its limits (R23). */
public enum Bound {
    FREE,
    AT_CAP,
    AT_FLOOR
}
