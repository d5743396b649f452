package org.grantsuite.grant.irregularity;

import java.util.Map;
import java.util.Set;

/** The life of a case (R41): it ends only after the department was told, unless it was opened in error. */
public enum IrregularityStatus {
    OPEN,
    NOTIFIED,
    RECOVERING,
    CLOSED,
    WITHDRAWN;

    private static final Map<IrregularityStatus, Set<IrregularityStatus>> MOVES = Map.of(
            OPEN, Set.of(NOTIFIED, WITHDRAWN),
            NOTIFIED, Set.of(RECOVERING, CLOSED),
            RECOVERING, Set.of(RECOVERING, CLOSED),
            CLOSED, Set.of(),
            WITHDRAWN, Set.of());

    public boolean mayBecome(IrregularityStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** While it lasts the award of the case may not be paid. */
    public boolean freezes() {
        return this == OPEN || this == NOTIFIED || this == RECOVERING;
    }
}
