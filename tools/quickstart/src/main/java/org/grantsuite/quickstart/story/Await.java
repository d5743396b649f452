package org.grantsuite.quickstart.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.grantsuite.quickstart.process.Pause;

/** Waits, within bounds, for what one service tells another. */
final class Await {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Await() {}

    static <T> T until(String what, Supplier<Optional<T>> look) {
        Instant limit = Instant.now().plus(LIMIT);
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException("Waited " + LIMIT.toSeconds() + " s in vain for " + what);
            }
            Pause.millis(300);
        }
    }
}
