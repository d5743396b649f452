package org.grantsuite.reporting.providerreturn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.reporting.api.ProviderReturnsApi;
import org.grantsuite.reporting.api.model.AcceptanceRequest;
import org.grantsuite.reporting.api.model.ProviderReturnPage;
import org.grantsuite.reporting.api.model.ProviderReturnRequest;
import org.grantsuite.reporting.api.model.ProviderReturnStatus;
import org.grantsuite.reporting.api.model.RejectionRequest;
import org.grantsuite.reporting.providerreturn.ProviderReturnFilter;
import org.grantsuite.reporting.providerreturn.ProviderReturnService;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.jspecify.annotations.Nullable;

/** Provider returns one by one. */
public class ProviderReturnResource implements ProviderReturnsApi {

    private final ProviderReturnService service;
    private final Idempotency idempotency;
    private final UriInfo uri;

    ProviderReturnResource(ProviderReturnService service, Idempotency idempotency, @Context UriInfo uri) {
        this.service = service;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.PROVIDER, Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
    public Response submitProviderReturn(String idempotencyKey, ProviderReturnRequest request) {
        return idempotency.once("submitProviderReturn", idempotencyKey, request, () -> {
            var stored = service.submit(ProviderReturnViews.statement(request));
            return answer(Response.created(URI.create("/v1/provider-returns/" + stored.id())), stored);
        });
    }

    @Override
    @RolesAllowed({
        Roles.PROVIDER,
        Roles.GRANTS_OFFICER,
        Roles.RETURNS_PREPARER,
        Roles.RETURNS_CERTIFIER,
        Roles.FINANCE,
        Roles.AUDITOR
    })
    public Response getProviderReturn(UUID providerReturnId) {
        return answer(Response.ok(), service.get(providerReturnId));
    }

    @Override
    @RolesAllowed({
        Roles.PROVIDER,
        Roles.GRANTS_OFFICER,
        Roles.RETURNS_PREPARER,
        Roles.RETURNS_CERTIFIER,
        Roles.FINANCE,
        Roles.AUDITOR
    })
    public Response listProviderReturns(
            @Nullable UUID grantId,
            @Nullable String reportingPoint,
            @Nullable ProviderReturnStatus status,
            @Nullable String cursor,
            Integer limit) {
        var wanted = status == null
                ? null
                : org.grantsuite.reporting.providerreturn.domain.ProviderReturnStatus.valueOf(status.name());
        var after = Cursor.decode(cursor, "provider-returns", grantId, reportingPoint, status);
        var filter = new ProviderReturnFilter(grantId, reportingPoint, wanted, null);
        var found = service.list(filter, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : Cursor.encode(shown.get(limit - 1).id(), "provider-returns", grantId, reportingPoint, status);
        var page = new ProviderReturnPage()
                .items(shown.stream().map(ProviderReturnViews::view).toList())
                .next(next);
        return Links.page(page, next, uri);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
    public Response acceptProviderReturn(UUID providerReturnId, String idempotencyKey, AcceptanceRequest request) {
        return idempotency.once(
                "acceptProviderReturn/" + providerReturnId,
                idempotencyKey,
                request,
                () -> answer(Response.ok(), service.accept(providerReturnId, request.getNote())));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
    public Response rejectProviderReturn(UUID providerReturnId, String idempotencyKey, RejectionRequest request) {
        return idempotency.once(
                "rejectProviderReturn/" + providerReturnId,
                idempotencyKey,
                request,
                () -> answer(Response.ok(), service.reject(providerReturnId, request.getReason())));
    }

    private static Response answer(Response.ResponseBuilder builder, ProviderReturn from) {
        return builder.entity(ProviderReturnViews.view(from))
                .tag(Versions.tag(from.version()))
                .build();
    }
}
