package org.grantsuite.grant.gate;

/** How a return went to the department. */
public enum Channel {
    EMAIL,
    PORTAL,
    POST
}
