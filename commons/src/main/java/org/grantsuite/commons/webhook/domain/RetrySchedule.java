package org.grantsuite.commons.webhook.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * How long to wait after each failed attempt, and when to give up.
 *
 * @param waits after the first failure, the second, and so on
 * @param jitterPercent percentage of each wait, about 100, so that many webhooks of one receiver do not come back at once
 */
public record RetrySchedule(List<Duration> waits, IntSupplier jitterPercent) {

    /** @return empty when this many failures in a row are enough */
    public Optional<Duration> afterFailure(int failures) {
        return failures > waits.size()
                ? Optional.empty()
                : Optional.of(waits.get(failures - 1)
                        .multipliedBy(jitterPercent.getAsInt())
                        .dividedBy(100));
    }
}
