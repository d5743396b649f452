package org.grantsuite.reporting.departmentreturn.rest;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_NOT_FROZEN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.api.ReturnFilesApi;
import org.grantsuite.reporting.departmentreturn.DepartmentReturnService;
import org.grantsuite.reporting.departmentreturn.document.FileFormat;
import org.grantsuite.reporting.departmentreturn.document.ReturnFiles;
import org.grantsuite.reporting.departmentreturn.document.StoredFile;

/** The files of a frozen return, byte for byte as they were made. */
@RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
public class ReturnFileResource implements ReturnFilesApi {

    private final DepartmentReturnService returns;
    private final ReturnFiles files;

    ReturnFileResource(DepartmentReturnService returns, ReturnFiles files) {
        this.returns = returns;
        this.files = files;
    }

    @Override
    public Response getReturnJsonFile(UUID departmentReturnId) {
        return file(departmentReturnId, FileFormat.JSON);
    }

    @Override
    public Response getReturnXlsxFile(UUID departmentReturnId) {
        return file(departmentReturnId, FileFormat.XLSX);
    }

    @Override
    public Response getReturnOdsFile(UUID departmentReturnId) {
        return file(departmentReturnId, FileFormat.ODS);
    }

    @Override
    public Response getReturnCsvFile(UUID departmentReturnId) {
        return file(departmentReturnId, FileFormat.CSV);
    }

    @Override
    public Response getReturnPdfFile(UUID departmentReturnId) {
        return file(departmentReturnId, FileFormat.PDF);
    }

    private Response file(UUID returnId, FileFormat format) {
        var found = returns.get(returnId);
        var file = found.contentHash()
                .flatMap(hash -> files.find(returnId, hash, format))
                .orElseThrow(() -> Refusal.of(DEPARTMENT_RETURN_NOT_FROZEN, "The return is " + found.status()));
        return answer(file, format.mediaType());
    }

    static Response answer(StoredFile file, String mediaType) {
        return Response.ok(file.content(), mediaType)
                .header("X-File-SHA256", file.hash())
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .build();
    }
}
