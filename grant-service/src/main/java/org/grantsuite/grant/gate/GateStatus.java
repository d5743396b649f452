package org.grantsuite.grant.gate;

/** Whether the department has what it asked for before it pays. */
public enum GateStatus {
    OPEN,
    MET,
    MISSED
}
