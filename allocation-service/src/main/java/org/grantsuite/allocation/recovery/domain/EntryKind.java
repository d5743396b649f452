package org.grantsuite.allocation.recovery.domain;

/** How an outstanding sum comes down, and what becomes of it then. */
public enum EntryKind {
    /** Kept back from a payment. */
    OFFSET,
    RECEIPT,
    WRITE_OFF,
    CREDIT,
    /** What had come back may go out again. */
    FREED
}
