package org.grantsuite.commons.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The machine's time in microseconds, for tokens, backoff and ids: never moved. */
@ApplicationScoped
public class SystemClock {
    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));

    public Instant now() {
        return clock.instant();
    }
}
