package org.grantsuite.grant.recovery;

/** How a debt came down. */
public enum RecoveryKind {
    RECOVERED,
    /** The council bears it; the department is owed all the same (R40). */
    WRITTEN_OFF
}
