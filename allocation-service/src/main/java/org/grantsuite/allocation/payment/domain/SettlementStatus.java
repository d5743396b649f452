package org.grantsuite.allocation.payment.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What became of the money of a payment, as a table of the moves it may make. */
public enum SettlementStatus {
    AWAITED,
    PAID,
    /** It came back: the account was closed, the details were wrong. */
    RETURNED;

    private static final Map<SettlementStatus, Set<SettlementStatus>> MOVES = new EnumMap<>(Map.of(
            AWAITED, EnumSet.of(PAID, RETURNED),
            PAID, EnumSet.of(RETURNED),
            RETURNED, EnumSet.noneOf(SettlementStatus.class)));

    public boolean mayBecome(SettlementStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
