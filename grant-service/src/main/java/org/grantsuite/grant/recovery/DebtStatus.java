package org.grantsuite.grant.recovery;

public enum DebtStatus {
    OPEN,
    SETTLED,
    CANCELLED
}
