package org.grantsuite.reporting.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.outbox.OutboxStatus;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.reporting.api.WorkItemsApi;
import org.grantsuite.reporting.api.model.WithdrawalRequest;
import org.jspecify.annotations.Nullable;

/** Commands a sibling refused, and what is to become of them. */
public class WorkItemResource implements WorkItemsApi {

    private final OutboxStatus outbox;
    private final Idempotency idempotency;
    private final UriInfo uri;

    WorkItemResource(OutboxStatus outbox, Idempotency idempotency, @Context UriInfo uri) {
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response listWorkItems(@Nullable String cursor, Integer limit) {
        var page = outbox.workItems(cursor, limit);
        return Links.page(page, page.next(), uri);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response retryWorkItem(UUID workItemId, String idempotencyKey) {
        return idempotency.once(
                "retryWorkItem/" + workItemId,
                idempotencyKey,
                Map.of(),
                () -> Response.ok(outbox.retry(workItemId, null)).build());
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response withdrawWorkItem(UUID workItemId, String idempotencyKey, WithdrawalRequest request) {
        return idempotency.once(
                "withdrawWorkItem/" + workItemId,
                idempotencyKey,
                request,
                () -> Response.ok(outbox.withdraw(workItemId, request.getReason()))
                        .build());
    }
}
