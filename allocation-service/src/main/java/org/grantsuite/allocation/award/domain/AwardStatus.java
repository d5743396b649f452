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
    DECLINED;

    private static final Map<AwardStatus, Set<AwardStatus>> MOVES = new EnumMap<>(Map.of(
            OFFERED, EnumSet.of(ACCEPTED, DECLINED),
            CONDITIONAL, EnumSet.of(ACCEPTED, DECLINED),
            ACCEPTED, EnumSet.noneOf(AwardStatus.class),
            DECLINED, EnumSet.noneOf(AwardStatus.class)));

    public boolean mayBecome(AwardStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
