package org.grantsuite.grant.decision.domain;

/** Whether authority still stands. */
public enum DelegationStatus {
    ACTIVE,
    ENDED
}
