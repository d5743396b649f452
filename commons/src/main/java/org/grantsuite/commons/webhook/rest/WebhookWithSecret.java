package org.grantsuite.commons.webhook.rest;

import org.jspecify.annotations.Nullable;

/** {@code WebhookWithSecret} of the contracts: {@code whsec_} and base64, shown once. */
public record WebhookWithSecret(
        WebhookView webhook, @Nullable String secret) {}
