package org.grantsuite.commons.webhook.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** {@code WebhookReplay} of the contracts. */
public record WebhookReplay(
        @Size(min = 1, max = 200) @Nullable String after,
        @NotNull @Size(min = 1, max = 500) String reason) {}
