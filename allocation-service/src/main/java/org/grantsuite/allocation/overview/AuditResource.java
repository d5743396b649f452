package org.grantsuite.allocation.overview;

import static org.grantsuite.commons.identity.Roles.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.grantsuite.allocation.api.AuditApi;
import org.grantsuite.commons.audit.AuditTrail;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** The audit trail over REST. */
@RolesAllowed(AUDITOR)
public class AuditResource implements AuditApi {
    private final AuditTrail trail;
    private final UriInfo uri;

    AuditResource(AuditTrail trail, UriInfo uri) {
        this.trail = trail;
        this.uri = uri;
    }

    @Override
    public Response listAuditEntries(@Nullable String cursor, Integer limit) {
        AuditTrail.Page page = trail.read(cursor, limit);
        return Links.page(page, page.next(), uri);
    }
}
