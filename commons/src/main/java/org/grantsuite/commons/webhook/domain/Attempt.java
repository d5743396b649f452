package org.grantsuite.commons.webhook.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of a delivery.
 *
 * @param statusCode what the receiver answered, or null when no answer came
 * @param error what went wrong, in a few words
 */
public record Attempt(
        Instant startedAt,
        Duration took,
        @Nullable Integer statusCode,
        @Nullable String error) {

    public boolean delivered() {
        return error == null;
    }

    /** The receiver says it wants nothing more, ever. */
    public boolean gone() {
        return statusCode != null && statusCode == 410;
    }
}
