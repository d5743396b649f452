package org.grantsuite.grant.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.grantsuite.commons.audit.AuditTrail;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.api.AuditEntriesApi;
import org.jspecify.annotations.Nullable;

public class AuditResource implements AuditEntriesApi {
    private final AuditTrail trail;
    private final UriInfo uri;

    AuditResource(AuditTrail trail, UriInfo uri) {
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
