package org.grantsuite.grant.inforequest;

/** Who wants to know. */
public enum AskedBy {
    COUNCIL,
    DEPARTMENT
}
