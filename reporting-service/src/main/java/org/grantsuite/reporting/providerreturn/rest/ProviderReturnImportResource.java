package org.grantsuite.reporting.providerreturn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.reporting.api.ProviderReturnImportsApi;
import org.grantsuite.reporting.api.model.AcceptanceRequest;
import org.grantsuite.reporting.providerreturn.ProviderReturnImportService;

/** Provider returns by the file. */
@RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
public class ProviderReturnImportResource implements ProviderReturnImportsApi {

    private final ProviderReturnImportService service;
    private final Idempotency idempotency;

    ProviderReturnImportResource(ProviderReturnImportService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @Override
    @RolesAllowed({Roles.PROVIDER, Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
    public Response importProviderReturns(UUID grantId, String reportingPoint, String idempotencyKey, String body) {
        var request = Map.of("grantId", grantId, "reportingPoint", reportingPoint, "file", Sha256.hex(body));
        return idempotency.once("importProviderReturns", idempotencyKey, request, () -> {
            var summary = service.take(grantId, reportingPoint, body);
            return Response.created(URI.create(
                            "/v1/provider-return-imports/" + summary.file().id()))
                    .entity(ProviderReturnViews.view(summary))
                    .build();
        });
    }

    @Override
    public Response getProviderReturnImport(UUID importId) {
        return Response.ok(ProviderReturnViews.view(service.get(importId))).build();
    }

    @Override
    public Response acceptProviderReturnImport(UUID importId, String idempotencyKey, AcceptanceRequest request) {
        return idempotency.once(
                "acceptProviderReturnImport/" + importId,
                idempotencyKey,
                request,
                () -> Response.ok(ProviderReturnViews.view(service.accept(importId, request.getNote())))
                        .build());
    }
}
