package org.grantsuite.reporting.providerreturn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.reporting.api.ProviderReturnVersionsApi;
import org.grantsuite.reporting.api.model.ProviderReturnCorrectionRequest;
import org.grantsuite.reporting.api.model.ProviderReturnReopeningRequest;
import org.grantsuite.reporting.api.model.ProviderReturnVersionList;
import org.grantsuite.reporting.api.model.SpendItemList;
import org.grantsuite.reporting.providerreturn.ProviderReturnService;
import org.grantsuite.reporting.providerreturn.ReviewService;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;

/** Corrections, reopening, and what stands behind a return. */
@RolesAllowed({
    Roles.PROVIDER,
    Roles.GRANTS_OFFICER,
    Roles.RETURNS_PREPARER,
    Roles.RETURNS_CERTIFIER,
    Roles.FINANCE,
    Roles.AUDITOR
})
public class ProviderReturnVersionResource implements ProviderReturnVersionsApi {

    private final ProviderReturnService service;
    private final ReviewService reviews;
    private final Idempotency idempotency;

    ProviderReturnVersionResource(ProviderReturnService service, ReviewService reviews, Idempotency idempotency) {
        this.service = service;
        this.reviews = reviews;
        this.idempotency = idempotency;
    }

    @Override
    @RolesAllowed({Roles.PROVIDER, Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
    public Response correctProviderReturn(
            UUID providerReturnId, String idempotencyKey, ProviderReturnCorrectionRequest request) {
        var statement = ProviderReturnViews.statement(request.getStatement());
        return idempotency.once("correctProviderReturn/" + providerReturnId, idempotencyKey, request, () -> {
            var stored = service.correct(providerReturnId, statement, request.getReason());
            return answer(Response.created(URI.create("/v1/provider-returns/" + stored.id())), stored);
        });
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
    public Response reopenProviderReturn(
            UUID providerReturnId, String idempotencyKey, ProviderReturnReopeningRequest request) {
        return idempotency.once(
                "reopenProviderReturn/" + providerReturnId,
                idempotencyKey,
                request,
                () -> answer(Response.ok(), reviews.reopen(providerReturnId, request.getReason())));
    }

    @Override
    public Response listProviderReturnVersions(UUID providerReturnId) {
        return Response.ok(new ProviderReturnVersionList()
                        .items(service.versions(providerReturnId).stream()
                                .map(ProviderReturnViews::view)
                                .toList()))
                .build();
    }

    @Override
    public Response listProviderReturnItems(UUID providerReturnId) {
        return Response.ok(new SpendItemList()
                        .items(service.items(providerReturnId).stream()
                                .map(DetailViews::view)
                                .toList()))
                .build();
    }

    private static Response answer(Response.ResponseBuilder builder, ProviderReturn from) {
        return builder.entity(ProviderReturnViews.view(from))
                .tag(Versions.tag(from.version()))
                .build();
    }
}
