package org.grantsuite.grant.scheme.domain;

/** Whether an edition holds all that running a grant needs. */
public enum SchemeStatus {
    COMPLETE,
    INCOMPLETE
}
