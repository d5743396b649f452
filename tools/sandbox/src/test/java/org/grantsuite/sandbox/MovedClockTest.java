package org.grantsuite.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MovedClockTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final AtomicReference<Instant> real = new AtomicReference<>(NOW);

    private final Clock base = new Clock() {
        @Override
        public Instant instant() {
            return real.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @Test
    void shouldGoOnTickingFromWhereItWasMoved() {
        MovedClock clock = new MovedClock(base);
        assertThat(clock.instant()).isEqualTo(NOW);

        clock.moveTo(Instant.parse("2021-11-10T09:00:00Z"));
        real.set(NOW.plus(Duration.ofSeconds(5)));

        assertThat(clock.instant()).isEqualTo("2021-11-10T09:00:05Z");
        assertThat(clock.withZone(ZoneId.of("Europe/London")).instant()).isEqualTo("2021-11-10T09:00:05Z");
    }
}
