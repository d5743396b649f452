package org.grantsuite.grant.scheme.domain;

/** What opens a gate. */
public enum GateKind {
    RETURN,
    PLAN,
    STATEMENT_OF_ASSURANCE,
    PROOF_OF_SPENDING
}
