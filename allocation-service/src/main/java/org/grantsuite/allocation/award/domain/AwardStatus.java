package org.grantsuite.allocation.award.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of an award, as a table of the moves it may make. */
public enum AwardStatus {
    OFFERED,
    /** Offered while the grant holds neither cash nor underwriting for it (R13). */
    CONDITIONAL,
    ACCEPTED,
    DECLINED,
    /** Nobody answered by the day that was set. */
    LAPSED,
    CLOSED,
    /** A successor has an award of its own in its place. */
    NOVATED;

    private static final Map<AwardStatus, Set<AwardStatus>> MOVES = new EnumMap<>(Map.of(
            OFFERED, EnumSet.of(ACCEPTED, DECLINED, LAPSED, NOVATED),
            CONDITIONAL, EnumSet.of(ACCEPTED, DECLINED, LAPSED, NOVATED),
            ACCEPTED, EnumSet.of(CLOSED, NOVATED),
            DECLINED, EnumSet.noneOf(AwardStatus.class),
            LAPSED, EnumSet.noneOf(AwardStatus.class),
            CLOSED, EnumSet.noneOf(AwardStatus.class),
            NOVATED, EnumSet.noneOf(AwardStatus.class)));

    public boolean mayBecome(AwardStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
