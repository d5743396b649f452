package org.grantsuite.reporting.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.grantsuite.commons.audit.AuditTrail;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.reporting.api.AuditEntriesApi;
import org.jspecify.annotations.Nullable;

/** The audit trail, for the auditor. */
public class AuditEntryResource implements AuditEntriesApi {

    private final AuditTrail trail;
    private final UriInfo uri;

    AuditEntryResource(AuditTrail trail, @Context UriInfo uri) {
        this.trail = trail;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.AUDITOR)
    public Response listAuditEntries(@Nullable String cursor, Integer limit) {
        var page = trail.read(cursor, limit);
        return Links.page(page, page.next(), uri);
    }
}
