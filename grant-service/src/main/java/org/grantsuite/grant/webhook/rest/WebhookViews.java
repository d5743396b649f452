package org.grantsuite.grant.webhook.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import org.grantsuite.grant.api.model.WebhookAttempt;
import org.grantsuite.grant.api.model.WebhookDelivery;
import org.grantsuite.grant.api.model.WebhookPause;
import org.grantsuite.grant.webhook.domain.Delivery;
import org.grantsuite.grant.webhook.domain.Delivery.Numbered;
import org.grantsuite.grant.webhook.domain.Webhook;
import org.grantsuite.grant.webhook.domain.Webhook.Pause;
import org.grantsuite.grant.webhook.domain.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** Webhooks and deliveries as the contract shows them; a secret is in no view. */
final class WebhookViews {
    private WebhookViews() {}

    static org.grantsuite.grant.api.model.Webhook webhook(Webhook webhook) {
        boolean waits = webhook.status() == WebhookStatus.ACTIVE && webhook.failedAttempts() > 0;
        return new org.grantsuite.grant.api.model.Webhook()
                .id(webhook.id())
                .url(webhook.order().url())
                .description(webhook.order().description())
                .eventTypes(new LinkedHashSet<>(webhook.order().eventTypes()))
                .status(webhook.status())
                .pause(pause(webhook.pause()))
                .position(webhook.position().cursor())
                .failedAttempts(webhook.failedAttempts())
                .nextAttemptAt(waits ? utc(webhook.nextAttemptAt()) : null)
                .previousSecretUntil(utc(webhook.secrets().previousUntil()))
                .recordedAt(utc(webhook.recordedAt()))
                .recordedBy(webhook.recordedBy())
                .version(webhook.version());
    }

    private static @Nullable WebhookPause pause(@Nullable Pause pause) {
        return pause == null
                ? null
                : new WebhookPause().reason(pause.reason()).at(utc(pause.at())).by(pause.by());
    }

    /** With its last attempt. */
    static WebhookDelivery delivery(Delivery delivery) {
        var log = delivery.log();
        return new WebhookDelivery()
                .id(delivery.id())
                .eventId(delivery.eventId())
                .eventType(delivery.eventType())
                .origin(delivery.origin())
                .status(delivery.status())
                .attempts(delivery.attempts())
                .createdAt(utc(delivery.createdAt()))
                .settledAt(utc(delivery.settledAt()))
                .last(log.isEmpty() ? null : attempt(log.get(log.size() - 1)))
                .log(null);
    }

    /** With every attempt. */
    static WebhookDelivery whole(Delivery delivery) {
        return delivery(delivery)
                .log(delivery.log().stream().map(WebhookViews::attempt).toList());
    }

    private static WebhookAttempt attempt(Numbered numbered) {
        var attempt = numbered.attempt();
        return new WebhookAttempt()
                .number(numbered.number())
                .startedAt(utc(attempt.startedAt()))
                .durationMillis(Math.toIntExact(attempt.took().toMillis()))
                .statusCode(attempt.statusCode())
                .error(attempt.error());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
