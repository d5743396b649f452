package org.grantsuite.allocation.payment;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.WorkItemsApi;
import org.grantsuite.allocation.api.model.WithdrawalRequest;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.outbox.OutboxStatus;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Postings grant-service refused: seen, sent again or given up by a person. */
@RolesAllowed({FINANCE, PAYMENTS_RELEASER, GRANTS_OFFICER, AUDITOR, SERVICE})
public class WorkItemsResource implements WorkItemsApi {
    private final OutboxStatus outbox;
    private final Idempotency idempotency;
    private final UriInfo uri;

    WorkItemsResource(OutboxStatus outbox, Idempotency idempotency, UriInfo uri) {
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    public Response listWorkItems(@Nullable String cursor, Integer limit) {
        OutboxStatus.Page page = outbox.workItems(cursor, limit);
        return Links.page(page, page.next(), uri);
    }

    @Override
    @RolesAllowed({FINANCE, PAYMENTS_RELEASER})
    public Response retryWorkItem(UUID workItemId, String idempotencyKey) {
        return idempotency.once(
                "retryWorkItem/" + workItemId,
                idempotencyKey,
                Map.of("workItemId", workItemId),
                () -> Response.ok(outbox.retry(workItemId, null)).build());
    }

    @Override
    @RolesAllowed({FINANCE, PAYMENTS_RELEASER})
    public Response withdrawWorkItem(UUID workItemId, String idempotencyKey, WithdrawalRequest request) {
        return idempotency.once(
                "withdrawWorkItem/" + workItemId,
                idempotencyKey,
                request,
                () -> Response.ok(outbox.withdraw(workItemId, request.getReason()))
                        .build());
    }
}
