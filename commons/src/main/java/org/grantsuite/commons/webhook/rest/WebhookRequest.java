package org.grantsuite.commons.webhook.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code WebhookRequest} of the contracts. */
public record WebhookRequest(
        @NotNull @Size(min = 8, max = 500) String url,
        @Size(min = 1, max = 200) @Nullable String description,

        @Size(max = 100) @Nullable
        Set<@Size(min = 3, max = 80) @Pattern(regexp = "^[A-Z][A-Za-z]+$") String> eventTypes,

        @Nullable WebhookStart start,
        @Size(min = 1, max = 200) @Nullable String after) {}
