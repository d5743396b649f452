package org.grantsuite.reporting.departmentreturn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.reporting.api.DepartmentReturnsApi;
import org.grantsuite.reporting.api.model.Acknowledgement;
import org.grantsuite.reporting.api.model.CellList;
import org.grantsuite.reporting.api.model.DepartmentReturnPage;
import org.grantsuite.reporting.api.model.DepartmentReturnRequest;
import org.grantsuite.reporting.api.model.DepartmentReturnStatus;
import org.grantsuite.reporting.api.model.FreezeRequest;
import org.grantsuite.reporting.api.model.ReturnInputs;
import org.grantsuite.reporting.api.model.SubmissionRequest;
import org.grantsuite.reporting.departmentreturn.DepartmentReturnFilter;
import org.grantsuite.reporting.departmentreturn.DepartmentReturnService;
import org.grantsuite.reporting.departmentreturn.FreezeService;
import org.grantsuite.reporting.departmentreturn.Sending;
import org.grantsuite.reporting.departmentreturn.SubmissionService;
import org.grantsuite.reporting.departmentreturn.document.FileFormat;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.jspecify.annotations.Nullable;

/** Department returns from draft to submission. */
public class DepartmentReturnResource implements DepartmentReturnsApi {

    private final DepartmentReturnService returns;
    private final FreezeService freezing;
    private final SubmissionService submissions;
    private final DepartmentReturnViews views;
    private final Idempotency idempotency;
    private final UriInfo uri;

    DepartmentReturnResource(
            DepartmentReturnService returns,
            FreezeService freezing,
            SubmissionService submissions,
            DepartmentReturnViews views,
            Idempotency idempotency,
            @Context UriInfo uri) {
        this.returns = returns;
        this.freezing = freezing;
        this.submissions = submissions;
        this.views = views;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.RETURNS_PREPARER)
    public Response createDepartmentReturn(String idempotencyKey, DepartmentReturnRequest request) {
        return idempotency.once("createDepartmentReturn", idempotencyKey, request, () -> {
            var drafted = returns.create(
                    request.getGrantId(),
                    request.getReportingPoint(),
                    request.getRevisionReason(),
                    request.getEditionOn());
            return answer(Response.created(URI.create("/v1/department-returns/" + drafted.id())), drafted);
        });
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getDepartmentReturn(UUID departmentReturnId) {
        return answer(Response.ok(), returns.get(departmentReturnId));
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response listDepartmentReturns(
            @Nullable UUID grantId,
            @Nullable String reportingPoint,
            @Nullable DepartmentReturnStatus status,
            @Nullable String cursor,
            Integer limit) {
        var wanted = status == null
                ? null
                : org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus.valueOf(status.name());
        var after = Cursor.decode(cursor, "department-returns", grantId, reportingPoint, status);
        var found = returns.list(new DepartmentReturnFilter(grantId, reportingPoint, wanted), after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : Cursor.encode(shown.get(limit - 1).id(), "department-returns", grantId, reportingPoint, status);
        var items = shown.stream().map(DepartmentReturnViews::summary).toList();
        return Links.page(new DepartmentReturnPage().items(items).next(next), next, uri);
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response listCells(UUID departmentReturnId, @Nullable String code) {
        var cells = views.cells(returns.get(departmentReturnId)).stream()
                .filter(cell -> code == null || cell.code().equals(code))
                .toList();
        return Response.ok(new CellList().items(cells)).build();
    }

    @Override
    @RolesAllowed(Roles.RETURNS_PREPARER)
    public Response replaceDepartmentReturnInputs(
            UUID departmentReturnId, ReturnInputs inputs, @Nullable String ifMatch) {
        var changed = returns.replaceInputs(
                departmentReturnId, ifMatch, InputsViews.stated(inputs), InputsViews.reasons(inputs));
        return answer(Response.ok(), changed);
    }

    @Override
    @RolesAllowed(Roles.RETURNS_PREPARER)
    public Response refreshDepartmentReturn(
            UUID departmentReturnId, String idempotencyKey, @Nullable LocalDate editionOn) {
        return idempotency.once(
                "refreshDepartmentReturn/" + departmentReturnId,
                idempotencyKey,
                editionOn == null ? Map.of() : Map.of("editionOn", editionOn),
                () -> answer(Response.ok(), returns.refresh(departmentReturnId, editionOn)));
    }

    @Override
    @RolesAllowed(Roles.RETURNS_PREPARER)
    public Response validateDepartmentReturn(UUID departmentReturnId, String idempotencyKey) {
        return idempotency.once("validateDepartmentReturn/" + departmentReturnId, idempotencyKey, Map.of(), () -> {
            var validated = returns.validate(departmentReturnId);
            return Response.ok(views.validation(validated))
                    .tag(Versions.tag(validated.version()))
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.RETURNS_PREPARER)
    public Response freezeDepartmentReturn(UUID departmentReturnId, String idempotencyKey, FreezeRequest request) {
        return idempotency.once(
                "freezeDepartmentReturn/" + departmentReturnId,
                idempotencyKey,
                request,
                () -> answer(Response.ok(), freezing.freeze(departmentReturnId, request.getWarningsAccepted())));
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER})
    public Response submitDepartmentReturn(UUID departmentReturnId, String idempotencyKey, SubmissionRequest request) {
        return idempotency.once(
                "submitDepartmentReturn/" + departmentReturnId,
                idempotencyKey,
                request,
                () -> answer(Response.ok(), submissions.submit(departmentReturnId, sending(request))));
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER})
    public Response acknowledgeDepartmentReturn(
            UUID departmentReturnId, String idempotencyKey, Acknowledgement request) {
        return idempotency.once(
                "acknowledgeDepartmentReturn/" + departmentReturnId,
                idempotencyKey,
                request,
                () -> answer(
                        Response.ok(),
                        submissions.acknowledge(
                                departmentReturnId,
                                request.getReference(),
                                request.getAcknowledgedAt().toInstant())));
    }

    private static Sending sending(SubmissionRequest request) {
        var acknowledgement = request.getAcknowledgement();
        return new Sending(
                request.getChannel().name(),
                request.getSentAt().toInstant(),
                FileFormat.valueOf(request.getFileFormat().name()),
                request.getFileHash(),
                acknowledgement == null ? null : acknowledgement.getReference(),
                acknowledgement == null
                        ? null
                        : acknowledgement.getAcknowledgedAt().toInstant());
    }

    private Response answer(Response.ResponseBuilder builder, DepartmentReturn from) {
        return builder.entity(views.view(from))
                .tag(Versions.tag(from.version()))
                .build();
    }
}
