package org.grantsuite.grant.posting.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of a line of a posting batch. */
public enum LineStatus {
    PREPARED,
    SENT,
    /** The finance system has it and has not decided. */
    HELD,
    ACKNOWLEDGED,
    REJECTED,
    /** A later batch carries it. */
    RESENT,
    WITHDRAWN;

    private static final Map<LineStatus, Set<LineStatus>> MOVES = new EnumMap<>(Map.of(
            PREPARED, EnumSet.of(SENT, WITHDRAWN),
            SENT, EnumSet.of(HELD, ACKNOWLEDGED, REJECTED),
            HELD, EnumSet.of(ACKNOWLEDGED, REJECTED),
            ACKNOWLEDGED, EnumSet.noneOf(LineStatus.class),
            REJECTED, EnumSet.of(RESENT),
            // the correction that carried it was given up
            RESENT, EnumSet.of(REJECTED),
            WITHDRAWN, EnumSet.noneOf(LineStatus.class)));

    public boolean mayBecome(LineStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean isOpen() {
        return this == PREPARED || this == SENT || this == HELD;
    }
}
