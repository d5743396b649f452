package org.grantsuite.grant.ledger.domain;

/** Whether the council passes a pot's money on in its own right or for the department. */
public enum Capacity {
    PRINCIPAL,
    AGENT
}
