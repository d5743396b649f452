package org.grantsuite.grant.ledger.domain;

/** The accounts of a grant's subsidiary ledger. */
public enum Account {
    /** Grant money the council holds. */
    GRANT_CASH,
    GRANT_RECEIVED,
    RECOVERED,
    OWN_RESOURCES,
    TRANSFERRED,
    DIRECT_SPEND,
    ADMIN_SPEND,
    REPAID,
    SET_OFF
}
