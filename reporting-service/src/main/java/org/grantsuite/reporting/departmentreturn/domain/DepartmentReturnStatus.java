package org.grantsuite.reporting.departmentreturn.domain;

import java.util.Map;
import java.util.Set;

/**
 * Lifecycle of a department return: any change before submission goes back to DRAFT, after it only a revision
 * follows.
 */
public enum DepartmentReturnStatus {
    DRAFT,
    VALIDATED,
    FROZEN,
    CERTIFIED,
    SUBMITTED,
    SUPERSEDED;

    private static final Map<DepartmentReturnStatus, Set<DepartmentReturnStatus>> MOVES = Map.of(
            DRAFT, Set.of(DRAFT, VALIDATED),
            VALIDATED, Set.of(DRAFT, VALIDATED, FROZEN),
            FROZEN, Set.of(DRAFT, CERTIFIED, SUBMITTED),
            CERTIFIED, Set.of(DRAFT, SUBMITTED),
            SUBMITTED, Set.of(SUPERSEDED),
            SUPERSEDED, Set.of());

    public boolean canBecome(DepartmentReturnStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether the figures stand under a hash and may be signed or sent. */
    public boolean isSealed() {
        return this == FROZEN || this == CERTIFIED || this == SUBMITTED || this == SUPERSEDED;
    }
}
