package org.grantsuite.sandbox;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;

/** {@code PUT /sandbox/clock} with {@code {"now":"2021-11-10T09:00:00Z"}}; each service has its own. */
@Path("/sandbox/clock")
@Produces("application/json")
@Consumes("application/json")
@PermitAll
public class SandboxResource {
    private final SandboxClock clock;

    SandboxResource(SandboxClock clock) {
        this.clock = clock;
    }

    public record Reading(Instant now) {}

    @GET
    public Reading read() {
        return new Reading(clock.now());
    }

    @PUT
    public Reading move(Reading to) {
        clock.moveTo(to.now());
        return read();
    }
}
