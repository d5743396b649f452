package org.grantsuite.allocation.payment.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of a payment, as a table of the moves it may make. */
public enum PaymentStatus {
    /** Released to the provider; its journal is on its way to grant-service. */
    RELEASED,
    POSTED,
    /** grant-service refused the journal: it is on the work list. */
    POSTING_REFUSED,
    /** The journal was given up and the payment taken back. */
    WITHDRAWN;

    private static final Map<PaymentStatus, Set<PaymentStatus>> MOVES = new EnumMap<>(Map.of(
            RELEASED, EnumSet.of(POSTED, POSTING_REFUSED),
            POSTED, EnumSet.noneOf(PaymentStatus.class),
            POSTING_REFUSED, EnumSet.of(RELEASED, WITHDRAWN),
            WITHDRAWN, EnumSet.noneOf(PaymentStatus.class)));

    public boolean mayBecome(PaymentStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
