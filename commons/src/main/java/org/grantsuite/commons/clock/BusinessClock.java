package org.grantsuite.commons.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The time business is done in, in microseconds and in the zone of the due dates (Europe/London). */
@ApplicationScoped
public class BusinessClock {
    private final Clock clock;

    @Inject
    BusinessClock(@ConfigProperty(name = "suite.zone") ZoneId zone) {
        this(Clock.tick(Clock.system(zone), Duration.ofNanos(1000)));
    }

    /** For the sandbox's clock, which is in no production build (tools/sandbox). */
    protected BusinessClock(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public ZoneId zone() {
        return clock.getZone();
    }

    /** The local date of a moment. */
    public LocalDate dateOf(Instant moment) {
        return moment.atZone(zone()).toLocalDate();
    }

    /** The first moment after a due date: 29 April ends at 24:00 London time. */
    public Instant endOf(LocalDate dueOn) {
        return dueOn.plusDays(1).atStartOfDay(zone()).toInstant();
    }
}
