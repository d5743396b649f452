package org.grantsuite.allocation.payment.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of a payment run, as a table of the moves it may make. */
public enum PaymentRunStatus {
    DRAFT,
    APPROVED,
    /** Somebody has begun to release it; money may be reserved for it already. */
    RELEASING,
    RELEASED,
    /** Some of its payments are confirmed as paid or returned. */
    PART_SETTLED,
    SETTLED,
    /** Somebody has begun to cancel it; what is reserved for it is being given back. */
    CANCELLING,
    CANCELLED;

    private static final Map<PaymentRunStatus, Set<PaymentRunStatus>> MOVES = new EnumMap<>(Map.of(
            DRAFT, EnumSet.of(APPROVED, CANCELLED),
            APPROVED, EnumSet.of(RELEASING, CANCELLED),
            RELEASING, EnumSet.of(RELEASED, APPROVED, CANCELLING),
            RELEASED, EnumSet.of(PART_SETTLED, SETTLED),
            PART_SETTLED, EnumSet.of(SETTLED),
            SETTLED, EnumSet.noneOf(PaymentRunStatus.class),
            CANCELLING, EnumSet.of(CANCELLED),
            CANCELLED, EnumSet.noneOf(PaymentRunStatus.class)));

    /** Its payments have left. */
    public boolean isReleased() {
        return this == RELEASED || this == PART_SETTLED || this == SETTLED;
    }

    public boolean mayBecome(PaymentRunStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
