package org.grantsuite.allocation.recovery.domain;

/** How an outstanding sum comes down. */
public enum EntryKind {
    /** Kept back from a payment. */
    OFFSET,
    RECEIPT,
    WRITE_OFF,
    CREDIT
}
