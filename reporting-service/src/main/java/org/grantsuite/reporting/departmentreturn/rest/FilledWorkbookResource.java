package org.grantsuite.reporting.departmentreturn.rest;

import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_UNKNOWN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.api.FilledWorkbooksApi;
import org.grantsuite.reporting.api.model.FilledPlace;
import org.grantsuite.reporting.api.model.FilledWorkbook;
import org.grantsuite.reporting.api.model.WorkbookFilling;
import org.grantsuite.reporting.departmentreturn.DepartmentReturnService;
import org.grantsuite.reporting.departmentreturn.WorkbookFillingService;
import org.grantsuite.reporting.departmentreturn.document.FileFormat;
import org.grantsuite.reporting.departmentreturn.document.ReturnFiles;
import org.grantsuite.reporting.departmentreturn.domain.Submission;

/** The department's own workbook with the figures of a frozen return in it. */
public class FilledWorkbookResource implements FilledWorkbooksApi {

    private final WorkbookFillingService fillings;
    private final DepartmentReturnService returns;
    private final ReturnFiles files;
    private final Idempotency idempotency;

    FilledWorkbookResource(
            WorkbookFillingService fillings,
            DepartmentReturnService returns,
            ReturnFiles files,
            Idempotency idempotency) {
        this.fillings = fillings;
        this.returns = returns;
        this.files = files;
        this.idempotency = idempotency;
    }

    @Override
    @RolesAllowed(Roles.RETURNS_PREPARER)
    public Response fillDepartmentWorkbook(UUID departmentReturnId, String idempotencyKey, WorkbookFilling request) {
        return idempotency.once("fillDepartmentWorkbook/" + departmentReturnId, idempotencyKey, request, () -> {
            var kept = fillings.fill(departmentReturnId, request.getWorkbookId());
            var view = new FilledWorkbook()
                    .fileName(kept.file().name())
                    .fileHash(kept.file().hash())
                    .filled(kept.filled().placed().entrySet().stream()
                            .map(one -> new FilledPlace().place(one.getKey()).figure(one.getValue()))
                            .toList())
                    .withoutPlace(kept.filled().withoutPlace());
            return Response.created(URI.create("/v1/department-returns/" + departmentReturnId + "/file.workbook"))
                    .entity(view)
                    .build();
        });
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getFilledWorkbookFile(UUID departmentReturnId) {
        var found = returns.get(departmentReturnId);
        var sent = found.submission().map(Submission::fileHash).orElse("");
        var file = found.contentHash()
                .flatMap(hash -> files.find(departmentReturnId, hash, FileFormat.WORKBOOK, sent))
                .orElseThrow(() -> Refusal.of(WORKBOOK_UNKNOWN, "No workbook was filled with these figures yet"));
        return ReturnFileResource.answer(file, FileFormat.WORKBOOK.mediaType());
    }
}
