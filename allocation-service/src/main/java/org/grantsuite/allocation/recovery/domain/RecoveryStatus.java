package org.grantsuite.allocation.recovery.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of a recovery, as a table of the moves it may make. */
public enum RecoveryStatus {
    RAISED,
    /** Kept back from the next payments. */
    OFFSET,
    /** Invoiced. */
    DEBT,
    SETTLED,
    /** What was outstanding was taken back. */
    CREDITED;

    private static final Map<RecoveryStatus, Set<RecoveryStatus>> MOVES = new EnumMap<>(Map.of(
            RAISED, EnumSet.of(OFFSET, DEBT, SETTLED, CREDITED),
            OFFSET, EnumSet.of(DEBT, SETTLED, CREDITED),
            DEBT, EnumSet.of(RAISED, SETTLED, CREDITED),
            SETTLED, EnumSet.noneOf(RecoveryStatus.class),
            CREDITED, EnumSet.noneOf(RecoveryStatus.class)));

    public boolean mayBecome(RecoveryStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean isOpen() {
        return this == RAISED || this == OFFSET || this == DEBT;
    }
}
