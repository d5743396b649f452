package org.grantsuite.commons.clock;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Background work in fixed steps. Quarkus's scheduler goes no finer than a second, too slow for a delivery someone waits for. */
@ApplicationScoped
public class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

    /** Runs {@code work} again {@code pause} after it ended; a failed round is logged and the next one tries again. */
    public void every(Duration pause, String name, Runnable work) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.warnf("%s: this round failed, the next will try again: %s", name, e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Lets the round under way end: what it had leased would otherwise wait for its lease. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(8, TimeUnit.SECONDS)) {
            LOG.warn("background work did not end in time");
        }
    }
}
