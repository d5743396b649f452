package org.grantsuite.reporting.providerreturn.domain;

import java.util.Map;
import java.util.Set;

/** Lifecycle of a provider return: what is decided stays decided. */
public enum ProviderReturnStatus {
    RECEIVED,
    ACCEPTED,
    REJECTED;

    private static final Map<ProviderReturnStatus, Set<ProviderReturnStatus>> MOVES =
            Map.of(RECEIVED, Set.of(ACCEPTED, REJECTED), ACCEPTED, Set.of(), REJECTED, Set.of());

    public boolean canBecome(ProviderReturnStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
