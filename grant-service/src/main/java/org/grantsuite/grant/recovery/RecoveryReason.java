package org.grantsuite.grant.recovery;

/** Why money comes back: unspent and misspent are different things, and both come back (R39). */
public enum RecoveryReason {
    UNSPENT,
    MISSPENT,
    OVERPAID,
    INELIGIBLE
}
