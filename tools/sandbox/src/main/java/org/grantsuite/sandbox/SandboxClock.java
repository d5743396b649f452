package org.grantsuite.sandbox;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.BusinessClock;
import org.jboss.logging.Logger;

/** Takes the place of the business clock wherever this jar is on the class path. Tokens, leases and ids keep the real time. */
@Alternative
@Priority(1)
@Singleton
public class SandboxClock extends BusinessClock {
    private static final Logger LOG = Logger.getLogger(SandboxClock.class);
    private final MovedClock clock;

    @Inject
    SandboxClock(@ConfigProperty(name = "suite.zone") ZoneId zone) {
        this(new MovedClock(Clock.tick(Clock.system(zone), Duration.ofNanos(1000))));
    }

    private SandboxClock(MovedClock clock) {
        super(clock);
        this.clock = clock;
        LOG.warn("SANDBOX: the business clock can be moved; nothing recorded here is evidence of anything");
    }

    void moveTo(Instant moment) {
        clock.moveTo(moment);
    }
}
