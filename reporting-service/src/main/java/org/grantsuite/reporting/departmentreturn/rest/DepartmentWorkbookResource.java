package org.grantsuite.reporting.departmentreturn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.reporting.api.DepartmentWorkbooksApi;
import org.grantsuite.reporting.api.model.DepartmentWorkbook;
import org.grantsuite.reporting.api.model.DepartmentWorkbookPage;
import org.grantsuite.reporting.api.model.MappedCell;
import org.grantsuite.reporting.api.model.WorkbookChange;
import org.grantsuite.reporting.api.model.WorkbookDriftReport;
import org.grantsuite.reporting.api.model.WorkbookKind;
import org.grantsuite.reporting.departmentreturn.workbook.DepartmentWorkbookService;
import org.grantsuite.reporting.departmentreturn.workbook.StoredWorkbook;
import org.grantsuite.reporting.departmentreturn.workbook.WorkbookDrift;
import org.grantsuite.reporting.departmentreturn.workbook.WorkbookMapping;
import org.jspecify.annotations.Nullable;

/** The department's own blank workbooks. */
public class DepartmentWorkbookResource implements DepartmentWorkbooksApi {

    private static final int MOST_CHANGES = 2_000;

    private final DepartmentWorkbookService workbooks;
    private final Idempotency idempotency;
    private final UriInfo uri;

    DepartmentWorkbookResource(DepartmentWorkbookService workbooks, Idempotency idempotency, @Context UriInfo uri) {
        this.workbooks = workbooks;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.GRANTS_OFFICER})
    public Response uploadDepartmentWorkbook(
            String schemeCode, String reportingPoint, String idempotencyKey, File body, @Nullable String label) {
        var file = bytes(body);
        var request = Map.of("fileHash", Sha256.hex(file), "schemeCode", schemeCode, "reportingPoint", reportingPoint);
        return idempotency.once("uploadDepartmentWorkbook", idempotencyKey, request, () -> {
            var opened = workbooks.upload(schemeCode, reportingPoint, label == null ? "Blank" : label, file);
            return Response.created(URI.create(
                            "/v1/department-workbooks/" + opened.stored().id()))
                    .entity(view(opened))
                    .build();
        });
    }

    /** What was spooled is read and gone. */
    private static byte[] bytes(File body) {
        try {
            return Files.readAllBytes(body.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            body.delete();
        }
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response listDepartmentWorkbooks(
            @Nullable String schemeCode, @Nullable String reportingPoint, @Nullable String cursor, Integer limit) {
        var after = Cursor.decode(cursor, "department-workbooks", schemeCode, reportingPoint);
        var found = workbooks.list(schemeCode, reportingPoint, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : Cursor.encode(shown.get(limit - 1).id(), "department-workbooks", schemeCode, reportingPoint);
        var items = shown.stream().map(DepartmentWorkbookResource::view).toList();
        return Links.page(new DepartmentWorkbookPage().items(items).next(next), next, uri);
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getDepartmentWorkbook(UUID workbookId) {
        return Response.ok(view(workbooks.open(workbookId))).build();
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getDepartmentWorkbookFile(UUID workbookId) {
        var stored = workbooks.get(workbookId);
        return Response.ok(workbooks.content(workbookId), MediaType.APPLICATION_OCTET_STREAM)
                .header("X-File-SHA256", stored.fileHash())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + stored.schemeCode() + "_" + stored.reportingPoint() + "_blank."
                                + stored.extension() + "\"")
                .build();
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.GRANTS_OFFICER})
    public Response mapDepartmentWorkbook(UUID workbookId, org.grantsuite.reporting.api.model.WorkbookMapping request) {
        var entries = request.getCells().stream()
                .map(one -> new WorkbookMapping.Entry(
                        one.getCode(), one.getKey(), one.getHeader(), one.getSheet(), one.getCell(), one.getName()))
                .toList();
        return Response.ok(view(workbooks.map(workbookId, new WorkbookMapping(entries))))
                .build();
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getDepartmentWorkbookDrift(UUID workbookId, UUID earlierId) {
        var changes = workbooks.drift(workbookId, earlierId);
        return Response.ok(new WorkbookDriftReport()
                        .earlierId(earlierId)
                        .laterId(workbookId)
                        .total(changes.size())
                        .changes(changes.stream()
                                .limit(MOST_CHANGES)
                                .map(DepartmentWorkbookResource::view)
                                .toList()))
                .build();
    }

    private static WorkbookChange view(WorkbookDrift.Change from) {
        return new WorkbookChange()
                .kind(WorkbookChange.KindEnum.valueOf(from.kind().name()))
                .before(from.before())
                .after(from.after())
                .textBefore(from.textBefore())
                .textAfter(from.textAfter());
    }

    private static DepartmentWorkbook view(DepartmentWorkbookService.Opened opened) {
        return view(opened.stored())
                .sheets(opened.sheets())
                .names(opened.names())
                .cellCount(opened.cells());
    }

    private static DepartmentWorkbook view(StoredWorkbook from) {
        var mapping = from.mapping();
        var mappedAt = from.mappedAt();
        return new DepartmentWorkbook()
                .id(from.id())
                .schemeCode(from.schemeCode())
                .reportingPoint(from.reportingPoint())
                .label(from.label())
                .kind(WorkbookKind.valueOf(from.extension().toUpperCase(Locale.ROOT)))
                .fileHash(from.fileHash())
                .uploadedBy(from.uploadedBy())
                .uploadedAt(DepartmentReturnViews.utc(from.uploadedAt()))
                .mapping(
                        mapping == null
                                ? null
                                : mapping.cells().stream()
                                        .map(DepartmentWorkbookResource::cell)
                                        .toList())
                .mappedBy(from.mappedBy())
                .mappedAt(mappedAt == null ? null : DepartmentReturnViews.utc(mappedAt));
    }

    private static MappedCell cell(WorkbookMapping.Entry from) {
        return new MappedCell()
                .code(from.code())
                .key(from.key())
                .header(from.header())
                .sheet(from.sheet())
                .cell(from.cell())
                .name(from.name());
    }
}
