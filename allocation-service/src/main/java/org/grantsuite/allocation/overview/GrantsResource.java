package org.grantsuite.allocation.overview;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.allocation.api.GrantsApi;
import org.grantsuite.commons.outbox.OutboxStatus;

/** One grant as allocation-service knows it, for the return (D13, freezing). */
@RolesAllowed({
    GRANTS_OFFICER,
    ALLOCATION_PREPARER,
    ALLOCATION_APPROVER,
    PAYMENTS_RELEASER,
    FINANCE,
    RETURNS_PREPARER,
    RETURNS_CERTIFIER,
    AUDITOR,
    SERVICE
})
public class GrantsResource implements GrantsApi {
    private final OutboxStatus outbox;
    private final GrantCountsQuery counts;

    GrantsResource(OutboxStatus outbox, GrantCountsQuery counts) {
        this.outbox = outbox;
        this.counts = counts;
    }

    @Override
    public Response getOutboxPosition(UUID grantId, LocalDate onOrBefore) {
        return Response.ok(outbox.position(grantId, onOrBefore)).build();
    }

    @Override
    public Response getGrantCounts(UUID grantId) {
        return Response.ok(counts.of(grantId)).build();
    }
}
