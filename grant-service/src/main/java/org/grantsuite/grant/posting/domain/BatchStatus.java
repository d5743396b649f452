package org.grantsuite.grant.posting.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of a posting batch. */
public enum BatchStatus {
    PREPARED,
    /** Held back by finance before it was sent; it needs a new release. */
    HELD,
    RELEASED,
    SENT,
    /** Every line has its outcome. */
    SETTLED,
    WITHDRAWN;

    private static final Map<BatchStatus, Set<BatchStatus>> MOVES = new EnumMap<>(Map.of(
            PREPARED, EnumSet.of(RELEASED, HELD, WITHDRAWN),
            HELD, EnumSet.of(PREPARED, WITHDRAWN),
            RELEASED, EnumSet.of(SENT, HELD, WITHDRAWN),
            SENT, EnumSet.of(SETTLED),
            SETTLED, EnumSet.noneOf(BatchStatus.class),
            WITHDRAWN, EnumSet.noneOf(BatchStatus.class)));

    public boolean mayBecome(BatchStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** The file is fixed and somebody else than its preparer has seen it. */
    public boolean isOut() {
        return this == RELEASED || this == SENT || this == SETTLED;
    }
}
