package org.grantsuite.commons.webhook.rest;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code WebhookChange} of the contracts: what is absent stays. */
public record WebhookChange(
        @Size(min = 8, max = 500) @Nullable String url,
        @Size(min = 1, max = 200) @Nullable String description,

        @Size(max = 100) @Nullable
        Set<@Size(min = 3, max = 80) @Pattern(regexp = "^[A-Z][A-Za-z]+$") String> eventTypes) {}
