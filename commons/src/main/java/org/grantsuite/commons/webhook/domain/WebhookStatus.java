package org.grantsuite.commons.webhook.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A webhook's life. */
public enum WebhookStatus {
    ACTIVE,
    PAUSED,
    ENDED;

    private static final Map<WebhookStatus, Set<WebhookStatus>> MOVES = new EnumMap<>(Map.of(
            ACTIVE, EnumSet.of(PAUSED, ENDED),
            PAUSED, EnumSet.of(ACTIVE, ENDED),
            ENDED, EnumSet.noneOf(WebhookStatus.class)));

    public boolean mayBecome(WebhookStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
