package org.grantsuite.commons.webhook.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.webhook.domain.Webhook;
import org.grantsuite.commons.webhook.domain.Webhook.Pause;
import org.grantsuite.commons.webhook.domain.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** {@code Webhook} of the contracts; a secret is in no view. */
public record WebhookView(
        UUID id,
        String url,
        @Nullable String description,
        List<String> eventTypes,
        WebhookStatus status,
        @Nullable Pause pause,
        String position,
        int failedAttempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant previousSecretUntil,
        Instant recordedAt,
        String recordedBy,
        long version) {

    static WebhookView of(Webhook webhook) {
        boolean waits = webhook.status() == WebhookStatus.ACTIVE && webhook.failedAttempts() > 0;
        return new WebhookView(
                webhook.id(),
                webhook.order().url(),
                webhook.order().description(),
                webhook.order().eventTypes(),
                webhook.status(),
                webhook.pause(),
                webhook.position().cursor(),
                webhook.failedAttempts(),
                waits ? webhook.nextAttemptAt() : null,
                webhook.secrets().previousUntil(),
                webhook.recordedAt(),
                webhook.recordedBy(),
                webhook.version());
    }
}
