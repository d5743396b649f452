package org.grantsuite.commons.id;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.grantsuite.commons.clock.SystemClock;

/** UUIDv7 (RFC 9562): 48 bits of milliseconds, a 12-bit count within the millisecond, 62 random bits. Rising within a process. */
@ApplicationScoped
public class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SystemClock clock;
    /** Milliseconds and count in one number, so that a fuller millisecond simply runs into the next. */
    private final AtomicLong last = new AtomicLong();

    Ids(SystemClock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long tick = last.updateAndGet(before -> Math.max(before + 1, clock.now().toEpochMilli() << 12));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xFFF);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
