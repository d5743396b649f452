package org.grantsuite.grant.grant.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an instalment stands, and the one table of what it may become (R12, R14). */
public enum InstalmentStatus {
    EXPECTED,
    /** Expected, behind a gate that is not met; read off the gate on a day and never stored. */
    CONDITIONAL,
    PART_RECEIVED,
    RECEIVED,
    /** Kept back for now, in whole or in part; still awaited. */
    WITHHELD,
    /** Cut for good, in whole or in part; what is left of it is still awaited. */
    REDUCED,
    /** Put off until the department says otherwise. */
    SUSPENDED,
    /** Kept back against another grant's debt; it counts as received and as gone. */
    SET_OFF,
    /** All that came has gone back. */
    REPAID;

    private static final Set<InstalmentStatus> MONEY_CAME = EnumSet.of(PART_RECEIVED, RECEIVED);
    private static final Set<InstalmentStatus> KEPT_BACK = EnumSet.of(WITHHELD, REDUCED, SUSPENDED, SET_OFF);
    private static final Map<InstalmentStatus, Set<InstalmentStatus>> MOVES = moves();

    /** A receipt is a fact in every status: cash that came is booked whatever was announced. */
    private static Map<InstalmentStatus, Set<InstalmentStatus>> moves() {
        Map<InstalmentStatus, Set<InstalmentStatus>> moves = new EnumMap<>(InstalmentStatus.class);
        moves.put(EXPECTED, join(EnumSet.of(CONDITIONAL), MONEY_CAME, KEPT_BACK));
        moves.put(CONDITIONAL, join(EnumSet.of(EXPECTED), MONEY_CAME, KEPT_BACK));
        moves.put(PART_RECEIVED, join(EnumSet.of(REPAID), MONEY_CAME, KEPT_BACK));
        moves.put(RECEIVED, EnumSet.of(RECEIVED, REPAID));
        moves.put(WITHHELD, join(EnumSet.of(EXPECTED, CONDITIONAL), MONEY_CAME, KEPT_BACK));
        moves.put(SUSPENDED, join(EnumSet.of(EXPECTED, CONDITIONAL, WITHHELD, REDUCED, SET_OFF), MONEY_CAME));
        moves.put(REDUCED, join(EnumSet.of(REPAID), MONEY_CAME, KEPT_BACK));
        moves.put(SET_OFF, join(EnumSet.of(REPAID), MONEY_CAME, KEPT_BACK));
        moves.put(REPAID, join(EnumSet.of(WITHHELD, REDUCED, SET_OFF), MONEY_CAME));
        return moves;
    }

    @SafeVarargs
    private static Set<InstalmentStatus> join(Set<InstalmentStatus>... sets) {
        Set<InstalmentStatus> all = EnumSet.noneOf(InstalmentStatus.class);
        for (Set<InstalmentStatus> set : sets) {
            all.addAll(set);
        }
        return all;
    }

    public boolean mayBecome(InstalmentStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
