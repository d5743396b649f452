package org.grantsuite.allocation.payment;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.api.PaymentRunsApi;
import org.grantsuite.allocation.api.model.CancellationRequest;
import org.grantsuite.allocation.api.model.PaymentReleaseRequest;
import org.grantsuite.allocation.api.model.PaymentRunApprovalRequest;
import org.grantsuite.allocation.api.model.PaymentRunPage;
import org.grantsuite.allocation.api.model.PaymentRunRequest;
import org.grantsuite.allocation.approval.ApprovalViews;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.payment.domain.PaymentRunStatus;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.jspecify.annotations.Nullable;

/** Payment runs over REST. */
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
public class PaymentRunsResource implements PaymentRunsApi {
    private final PaymentRunService service;
    private final PaymentRelease release;
    private final PaymentFacts facts;
    private final PaymentAuthority authority;
    private final Caller caller;
    private final PaymentPages pages;
    private final PaymentViews views;
    private final Idempotency idempotency;
    private final UriInfo uri;

    PaymentRunsResource(
            PaymentRunService service,
            PaymentRelease release,
            PaymentFacts facts,
            PaymentAuthority authority,
            Caller caller,
            PaymentPages pages,
            PaymentViews views,
            Idempotency idempotency,
            UriInfo uri) {
        this.service = service;
        this.release = release;
        this.facts = facts;
        this.authority = authority;
        this.caller = caller;
        this.pages = pages;
        this.views = views;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({ALLOCATION_PREPARER, FINANCE})
    public Response createPaymentRun(String idempotencyKey, PaymentRunRequest request) {
        boolean named = request.getAwardIds() != null && !request.getAwardIds().isEmpty();
        var order = new PaymentRunService.RunOrder(
                request.getPlanId(),
                request.getLabel(),
                request.getPaymentOn(),
                named ? List.copyOf(request.getAwardIds()) : null);
        var known = facts.of(request.getPlanId());
        return idempotency.once("createPaymentRun", idempotencyKey, request, () -> {
            PaymentRun run = service.draft(order, known);
            return Response.created(URI.create("/v1/payment-runs/" + run.id()))
                    .tag(Versions.tag(run.version()))
                    .entity(views.of(run))
                    .build();
        });
    }

    @Override
    public Response listPaymentRuns(@Nullable UUID planId, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "payment-runs", planId).orElse(null);
        List<PaymentRun> found = service.list(planId, after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "payment-runs", planId) : null;
        var items = found.stream().limit(limit).map(views::of).toList();
        return Links.page(new PaymentRunPage().items(items).next(next), next, uri);
    }

    @Override
    public Response getPaymentRun(UUID paymentRunId) {
        return one(service.get(paymentRunId));
    }

    @Override
    @RolesAllowed(ALLOCATION_APPROVER)
    public Response approvePaymentRun(UUID paymentRunId, String idempotencyKey, PaymentRunApprovalRequest request) {
        var mandate = authority.toApprove(paymentRunId, caller.subject());
        return idempotency.once("approvePaymentRun/" + paymentRunId, idempotencyKey, request, () -> {
            PaymentRun run = service.approve(paymentRunId, mandate, request.getNote());
            return run.status() == PaymentRunStatus.APPROVED ? one(run) : waiting(run);
        });
    }

    @Override
    @RolesAllowed(PAYMENTS_RELEASER)
    public Response releasePaymentRun(
            UUID paymentRunId, String idempotencyKey, PaymentReleaseRequest request, Boolean dryRun) {
        var declared = new PaymentRun.Declared(
                request.getDeclaredCount(),
                Require.positive(request.getDeclaredTotal(), "declaredTotal"),
                request.getContentHash());
        var mandate = authority.toRelease(paymentRunId);
        var known = release.facts(paymentRunId);
        if (dryRun) {
            return one(release.rehearse(paymentRunId, declared, known));
        }
        String operation = "releasePaymentRun/" + paymentRunId;
        if (!release.note(paymentRunId, declared, mandate)) {
            return idempotency.once(operation, idempotencyKey, request, () -> waiting(service.get(paymentRunId)));
        }
        Optional<UUID> reservation = release.reserve(paymentRunId, declared, known, mandate);
        return idempotency.once(
                operation, idempotencyKey, request, () -> one(release.release(paymentRunId, reservation, known)));
    }

    @Override
    @RolesAllowed(PAYMENTS_RELEASER)
    public Response cancelPaymentRun(UUID paymentRunId, String idempotencyKey, CancellationRequest request) {
        service.prepareCancellation(paymentRunId, request.getReason());
        return idempotency.once(
                "cancelPaymentRun/" + paymentRunId,
                idempotencyKey,
                request,
                () -> one(service.cancel(paymentRunId, request.getReason())));
    }

    @Override
    public Response listPaymentRunPayments(UUID paymentRunId, @Nullable String cursor, Integer limit) {
        service.get(paymentRunId);
        return pages.page(new PaymentRepository.Filter(paymentRunId, null, null, null), cursor, limit, uri);
    }

    @Override
    public Response listPaymentRunApprovals(UUID paymentRunId) {
        service.get(paymentRunId);
        return ApprovalViews.list(authority.given(paymentRunId));
    }

    /** Another person has to say so too. */
    private Response waiting(PaymentRun run) {
        return Response.fromResponse(one(run)).status(Response.Status.ACCEPTED).build();
    }

    private Response one(PaymentRun run) {
        return Response.ok(views.of(run)).tag(Versions.tag(run.version())).build();
    }
}
