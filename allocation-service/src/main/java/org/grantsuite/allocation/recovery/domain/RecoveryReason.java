package org.grantsuite.allocation.recovery.domain;

/** Why money comes back (R39): unspent and misspent are different, and both do. */
public enum RecoveryReason {
    UNSPENT,
    MISSPENT,
    OVERPAID,
    INELIGIBLE
}
