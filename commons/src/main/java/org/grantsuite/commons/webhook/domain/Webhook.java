package org.grantsuite.commons.webhook.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.event.FeedPosition;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to the feed, as it stands.
 *
 * @param position everything up to here is done with
 * @param failedAttempts in a row, of the event that waits
 */
public record Webhook(
        UUID id,
        Order order,
        WebhookStatus status,
        @Nullable Pause pause,
        Secrets secrets,
        FeedPosition position,
        int failedAttempts,
        Instant nextAttemptAt,
        Instant recordedAt,
        String recordedBy,
        long version) {

    /** What is delivered, and where; no event type at all means every one. */
    public record Order(String url, @Nullable String description, List<String> eventTypes) {
        public boolean wants(String eventType) {
            return eventTypes.isEmpty() || eventTypes.contains(eventType);
        }
    }

    /** Why it stands still. */
    public record Pause(String reason, Instant at, String by) {}

    /** Both sealed; the previous one signs too until its end. */
    public record Secrets(
            String current,
            @Nullable String previous,
            @Nullable Instant previousUntil) {

        /** The secret is replaced, and the old one goes on for a while. */
        public Secrets rotated(String next, Instant overlapEnds) {
            return new Secrets(next, current, overlapEnds);
        }

        /** The sealed secrets that sign at this moment, the current one first. */
        public List<String> signing(Instant now) {
            return previous != null && previousUntil != null && now.isBefore(previousUntil)
                    ? List.of(current, previous)
                    : List.of(current);
        }
    }
}
