package org.grantsuite.grant.deadline;

/** A condition of the grant, or a promise of the council itself. */
public enum DeadlineKind {
    CONDITION,
    LOCAL
}
