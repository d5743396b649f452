package org.grantsuite.reporting.departmentreturn.rest;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.CELL_UNKNOWN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.api.ReturnDetailsApi;
import org.grantsuite.reporting.api.model.ProvenancePage;
import org.grantsuite.reporting.api.model.ReturnCompared;
import org.grantsuite.reporting.api.model.ReturnComparison;
import org.grantsuite.reporting.api.model.TracedProvenance;
import org.grantsuite.reporting.calculation.Provenance;
import org.grantsuite.reporting.departmentreturn.ComparisonService;
import org.grantsuite.reporting.departmentreturn.DepartmentReturnService;
import org.grantsuite.reporting.departmentreturn.ReturnJson;
import org.jspecify.annotations.Nullable;

/** From a cell down to what it is made of, and a return beside its neighbours. */
@RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
public class ReturnDetailResource implements ReturnDetailsApi {

    private final DepartmentReturnService returns;
    private final ComparisonService comparisons;
    private final ReturnJson json;
    private final UriInfo uri;

    ReturnDetailResource(
            DepartmentReturnService returns, ComparisonService comparisons, ReturnJson json, @Context UriInfo uri) {
        this.returns = returns;
        this.comparisons = comparisons;
        this.json = json;
        this.uri = uri;
    }

    /** The cursor holds for the figures it was given for: a recalculated return starts again. */
    @Override
    public Response listCellProvenance(
            UUID departmentReturnId, String code, @Nullable String key, @Nullable String cursor, Integer limit) {
        var found = returns.get(departmentReturnId);
        var line = key == null ? "" : key;
        Object[] filter = {"provenance", departmentReturnId, found.version(), code, line};
        int from = Cursor.decode(cursor, filter)
                .map(place -> (int) place.getLeastSignificantBits())
                .orElse(0);
        var cell = json.cells(found).stream()
                .filter(one -> one.code().equals(code) && one.key().equals(line))
                .findFirst()
                .orElseThrow(() -> Refusal.of(CELL_UNKNOWN, "The return has no cell " + code + " " + line));
        int to = Math.min(from + limit, cell.provenance().size());
        var items = cell.provenance().subList(Math.min(from, to), to).stream()
                .map(one -> traced(one, found.grant().grantId(), departmentReturnId))
                .toList();
        var next = to < cell.provenance().size() ? Cursor.encode(new UUID(0, to), filter) : null;
        var page = new ProvenancePage()
                .code(code)
                .key(line)
                .value(cell.value())
                .total(cell.provenance().size())
                .items(items)
                .next(next);
        return Links.page(page, next, uri);
    }

    private static TracedProvenance traced(Provenance from, UUID grantId, UUID returnId) {
        return new TracedProvenance()
                .source(TracedProvenance.SourceEnum.valueOf(from.source().name()))
                .reference(from.reference())
                .amount(from.amount())
                .href(href(from, grantId, returnId));
    }

    /** Where it can be read, a sibling's path where it is kept there. */
    private static @Nullable String href(Provenance from, UUID grantId, UUID returnId) {
        int space = from.reference().indexOf(' ');
        var first = space < 0 ? from.reference() : from.reference().substring(0, space);
        return switch (from.source()) {
            case JOURNAL -> "/v1/grants/" + grantId + "/journals";
            case PROVIDER_RETURN -> from.reference().startsWith("providers ") ? null : "/v1/provider-returns/" + first;
            case DIRECT_SPEND -> "/v1/grants/" + grantId + "/direct-spend";
            case ACCRUAL -> "/v1/grants/" + grantId + "/accruals";
            case COUNCIL_INPUT -> "/v1/department-returns/" + returnId;
            case SURVEY -> "/v1/grants/" + grantId + "/completeness";
            case AWARD, EDITION, COMPUTED -> null;
        };
    }

    @Override
    public Response compareDepartmentReturn(UUID departmentReturnId) {
        var comparison = comparisons.compare(departmentReturnId);
        return Response.ok(new ReturnComparison()
                        .previousVersion(view(comparison.previousVersion()))
                        .earlierPoint(view(comparison.earlierPoint()))
                        .books(DepartmentReturnViews.differences(comparison.books())))
                .build();
    }

    private static @Nullable ReturnCompared view(ComparisonService.@Nullable Against from) {
        return from == null
                ? null
                : new ReturnCompared()
                        .departmentReturnId(from.id())
                        .reportingPoint(from.reportingPoint())
                        .revision(from.revision())
                        .differences(DepartmentReturnViews.differences(from.differences()));
    }
}
