package org.grantsuite.grant.decision.domain;

/** Which of two stated figures of a split governs (R16). */
public enum GoverningBasis {
    AMOUNT,
    PERCENT
}
