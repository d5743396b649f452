package org.grantsuite.reporting.obligation;

/** Where an obligation stands, by the return that answers it; missing is not nil. */
public enum ObligationState {
    OUTSTANDING,
    HANDED_IN,
    MET,
    EXCUSED
}
