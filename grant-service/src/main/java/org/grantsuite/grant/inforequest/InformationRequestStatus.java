package org.grantsuite.grant.inforequest;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The lifecycle of a request, as a table: asked, due, answered, escalated. */
public enum InformationRequestStatus {
    ASKED,
    ESCALATED,
    ANSWERED,
    ACCEPTED,
    WITHDRAWN;

    private static final Map<InformationRequestStatus, Set<InformationRequestStatus>> MOVES = new EnumMap<>(Map.of(
            ASKED, EnumSet.of(ESCALATED, ANSWERED, WITHDRAWN),
            ESCALATED, EnumSet.of(ANSWERED, WITHDRAWN),
            ANSWERED, EnumSet.of(ASKED, ACCEPTED),
            ACCEPTED, EnumSet.noneOf(InformationRequestStatus.class),
            WITHDRAWN, EnumSet.noneOf(InformationRequestStatus.class)));

    public boolean mayBecome(InformationRequestStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean isWaitedFor() {
        return this == ASKED || this == ESCALATED;
    }
}
