package org.grantsuite.reporting.providerreturn.domain;

import java.util.Map;
import java.util.Set;

/** Lifecycle of a provider return, as a table. */
public enum ProviderReturnStatus {
    RECEIVED,
    QUERIED,
    ACCEPTED,
    REJECTED,
    SUPERSEDED;

    private static final Map<ProviderReturnStatus, Set<ProviderReturnStatus>> MOVES = Map.of(
            RECEIVED, Set.of(QUERIED, ACCEPTED, REJECTED, SUPERSEDED),
            QUERIED, Set.of(RECEIVED, REJECTED, SUPERSEDED),
            // reopened with a reason: its figures no longer count
            ACCEPTED, Set.of(RECEIVED),
            REJECTED, Set.of(),
            SUPERSEDED, Set.of());

    public boolean canBecome(ProviderReturnStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether the council still has to decide on it. */
    public boolean isOpen() {
        return this == RECEIVED || this == QUERIED;
    }
}
