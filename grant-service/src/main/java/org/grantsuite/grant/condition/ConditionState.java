package org.grantsuite.grant.condition;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How a condition of a grant stands; the table is the whole lifecycle. */
public enum ConditionState {
    OPEN,
    MET,
    BREACHED,
    WAIVED;

    private static final Map<ConditionState, Set<ConditionState>> MOVES = new EnumMap<>(Map.of(
            OPEN, EnumSet.of(MET, BREACHED, WAIVED),
            MET, EnumSet.of(OPEN, BREACHED),
            BREACHED, EnumSet.of(MET, WAIVED),
            WAIVED, EnumSet.of(OPEN, BREACHED)));

    public boolean mayBecome(ConditionState next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** What it was found on, or the department's word that it need not be met. */
    boolean asksForEvidence() {
        return this == MET || this == WAIVED;
    }

    boolean asksForReason() {
        return this != MET;
    }
}
