package org.grantsuite.reporting.providerreturn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.web.Uploads;
import org.grantsuite.reporting.api.ProviderReturnWorkbooksApi;
import org.grantsuite.reporting.api.model.WorkbookCheck;
import org.grantsuite.reporting.providerreturn.WorkbookService;

/** Filled workbooks, spooled to a file and read from there. */
@RolesAllowed({Roles.PROVIDER, Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
public class ProviderReturnWorkbookResource implements ProviderReturnWorkbooksApi {

    private final WorkbookService service;
    private final Idempotency idempotency;

    ProviderReturnWorkbookResource(WorkbookService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @Override
    public Response importProviderReturnWorkbook(
            UUID grantId, String reportingPoint, String idempotencyKey, File body, Boolean dryRun) {
        if (dryRun) {
            return Response.ok(view(service.check(grantId, reportingPoint, body)))
                    .build();
        }
        var upload = Uploads.of(body);
        var request = Map.of("grantId", grantId, "reportingPoint", reportingPoint, "file", upload.sha256());
        return idempotency.once("importProviderReturnWorkbook", idempotencyKey, request, () -> {
            var summary = service.take(grantId, reportingPoint, body, upload.sha256());
            return Response.created(URI.create(
                            "/v1/provider-return-imports/" + summary.file().id()))
                    .entity(ProviderReturnViews.view(summary))
                    .build();
        });
    }

    private static WorkbookCheck view(WorkbookService.Check from) {
        return new WorkbookCheck()
                .rows(from.rows())
                .items(from.items())
                .spent(Money.ofPence(from.spentPence()))
                .findings(from.findings().stream().map(DetailViews::view).toList());
    }
}
