package org.grantsuite.grant.decision.domain;

/** Who decided, and how. */
public enum DecisionKind {
    BOARD,
    OFFICER,
    URGENT,
    MINUTE
}
