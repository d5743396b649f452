package org.grantsuite.reporting.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import org.grantsuite.commons.event.EventFeed;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.reporting.api.EventsApi;
import org.jspecify.annotations.Nullable;

/** The event feed. */
public class EventResource implements EventsApi {

    private final EventFeed feed;

    EventResource(EventFeed feed) {
        this.feed = feed;
    }

    @Override
    @RolesAllowed({Roles.SERVICE, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response listEvents(@Nullable String after, Integer limit) {
        return Response.ok(feed.read(after, limit)).build();
    }
}
