package org.grantsuite.commons.webhook.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.webhook.domain.Delivery;
import org.grantsuite.commons.webhook.domain.Delivery.Numbered;
import org.grantsuite.commons.webhook.domain.DeliveryOrigin;
import org.grantsuite.commons.webhook.domain.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/** {@code WebhookDelivery} of the contracts. */
public record DeliveryView(
        UUID id,
        UUID eventId,
        String eventType,
        DeliveryOrigin origin,
        DeliveryStatus status,
        int attempts,
        Instant createdAt,
        @Nullable Instant settledAt,
        @Nullable AttemptView last,
        @Nullable List<AttemptView> log) {

    /** {@code WebhookAttempt} of the contracts. */
    public record AttemptView(
            int number,
            Instant startedAt,
            long durationMillis,
            @Nullable Integer statusCode,
            @Nullable String error) {

        static AttemptView of(Numbered numbered) {
            var attempt = numbered.attempt();
            return new AttemptView(
                    numbered.number(),
                    attempt.startedAt(),
                    attempt.took().toMillis(),
                    attempt.statusCode(),
                    attempt.error());
        }
    }

    /** With its last attempt. */
    static DeliveryView of(Delivery delivery) {
        return of(delivery, null);
    }

    /** With every attempt. */
    static DeliveryView whole(Delivery delivery) {
        return of(delivery, delivery.log().stream().map(AttemptView::of).toList());
    }

    private static DeliveryView of(Delivery delivery, @Nullable List<AttemptView> log) {
        List<Numbered> tried = delivery.log();
        return new DeliveryView(
                delivery.id(),
                delivery.eventId(),
                delivery.eventType(),
                delivery.origin(),
                delivery.status(),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.settledAt(),
                tried.isEmpty() ? null : AttemptView.of(tried.get(tried.size() - 1)),
                log);
    }
}
