package org.grantsuite.grant.settlement;

/** Whether a grant is settled, and whether anything went back for it. */
public enum SettlementOutcome {
    OPEN,
    NIL,
    REPAID
}
