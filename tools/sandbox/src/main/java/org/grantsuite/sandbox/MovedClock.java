package org.grantsuite.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Another clock, set off by a distance that can be changed; it goes on ticking from there. */
final class MovedClock extends Clock {
    private final Clock real;
    private final AtomicReference<Duration> distance;

    MovedClock(Clock real) {
        this(real, new AtomicReference<>(Duration.ZERO));
    }

    private MovedClock(Clock real, AtomicReference<Duration> distance) {
        this.real = real;
        this.distance = distance;
    }

    void moveTo(Instant moment) {
        distance.set(Duration.between(real.instant(), moment));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(distance.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovedClock(real.withZone(zone), distance);
    }
}
