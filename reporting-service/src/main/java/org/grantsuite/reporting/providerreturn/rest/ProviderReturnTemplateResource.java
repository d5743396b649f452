package org.grantsuite.reporting.providerreturn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.reporting.api.ProviderReturnTemplatesApi;
import org.grantsuite.reporting.providerreturn.TemplateService;
import org.jspecify.annotations.Nullable;

/** The workbook a provider fills in. */
@RolesAllowed({Roles.PROVIDER, Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
public class ProviderReturnTemplateResource implements ProviderReturnTemplatesApi {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private final TemplateService service;

    ProviderReturnTemplateResource(TemplateService service) {
        this.service = service;
    }

    @Override
    public Response getProviderReturnTemplate(UUID grantId, String reportingPoint, @Nullable String providerId) {
        var name = "provider-return-" + reportingPoint + ".xlsx";
        return Response.ok(service.workbook(grantId, reportingPoint, providerId), XLSX)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
