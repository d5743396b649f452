package org.grantsuite.commons.webhook.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** {@code WebhookReason} of the contracts. */
public record WebhookReason(
        @NotNull @Size(min = 1, max = 500) String reason) {}
