package org.grantsuite.grant.ledger.domain;

/** Where an account stands in invariant 1: what came in, what went out, what the council holds; a memo stands beside. */
public enum AccountClass {
    IN,
    OUT,
    HELD,
    MEMO
}
