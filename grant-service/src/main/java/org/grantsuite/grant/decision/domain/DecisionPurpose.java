package org.grantsuite.grant.decision.domain;

/** What a decision is for. */
public enum DecisionPurpose {
    SPLIT,
    SPEND,
    UNDERWRITING,
    DELEGATION,
    PAYMENT,
    OTHER
}
