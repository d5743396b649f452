package org.grantsuite.allocation.overview;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import org.grantsuite.allocation.api.EventsApi;
import org.grantsuite.commons.event.EventFeed;
import org.jspecify.annotations.Nullable;

/** The event feed over REST. */
@RolesAllowed({GRANTS_OFFICER, FINANCE, AUDITOR, SERVICE})
public class EventsResource implements EventsApi {
    private final EventFeed feed;

    EventsResource(EventFeed feed) {
        this.feed = feed;
    }

    @Override
    public Response listEvents(@Nullable String after, Integer limit) {
        return Response.ok(feed.read(after, limit)).build();
    }
}
