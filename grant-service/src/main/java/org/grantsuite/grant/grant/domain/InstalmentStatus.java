package org.grantsuite.grant.grant.domain;

/** How much of an instalment has arrived; what is forgone will not come and is not waited for. */
public enum InstalmentStatus {
    EXPECTED,
    PART_RECEIVED,
    RECEIVED
}
