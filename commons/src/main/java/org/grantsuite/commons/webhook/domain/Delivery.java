package org.grantsuite.commons.webhook.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way to one webhook, with what was tried; lists carry the last attempt only. */
public record Delivery(
        UUID id,
        UUID eventId,
        String eventType,
        DeliveryOrigin origin,
        DeliveryStatus status,
        int attempts,
        Instant createdAt,
        @Nullable Instant settledAt,
        List<Numbered> log) {

    /** An attempt with its number, from 1. */
    public record Numbered(int number, Attempt attempt) {}
}
