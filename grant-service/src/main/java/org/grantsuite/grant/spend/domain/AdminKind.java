package org.grantsuite.grant.spend.domain;

/** The two kinds of administration of R9, one of them capped. */
public enum AdminKind {
    NONE,
    DISTRIBUTION_AND_REPORTING,
    SET_UP
}
