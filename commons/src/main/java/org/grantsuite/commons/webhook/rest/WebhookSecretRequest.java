package org.grantsuite.commons.webhook.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** {@code WebhookSecretRequest} of the contracts. */
public record WebhookSecretRequest(
        @NotNull @Min(0) @Max(168) Integer overlapHours) {}
