package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.reporting.api.DepartmentReturnsApi;
import org.grantsuite.reporting.api.EvidenceApi;
import org.grantsuite.reporting.api.ProviderReturnReviewsApi;
import org.grantsuite.reporting.api.ProviderReturnVersionsApi;
import org.grantsuite.reporting.api.ProviderReturnsApi;
import org.grantsuite.reporting.api.ReturnDetailsApi;
import org.grantsuite.reporting.api.ReturnFilesApi;
import org.grantsuite.reporting.api.model.DepartmentReturn;
import org.grantsuite.reporting.api.model.Evidence;
import org.grantsuite.reporting.api.model.EvidencePage;
import org.grantsuite.reporting.api.model.ProvenancePage;
import org.grantsuite.reporting.api.model.ProviderReturn;
import org.grantsuite.reporting.api.model.ProviderReturnReview;
import org.grantsuite.reporting.api.model.SpendItem;
import org.grantsuite.reporting.api.model.SpendItemList;
import org.grantsuite.reporting.api.model.TracedProvenance;
import org.grantsuite.reporting.calculation.Cell;
import org.grantsuite.reporting.grantclient.GrantRecords;
import org.jspecify.annotations.Nullable;

/** The return, and from each of its cells down to the lines, the provider's return and the evidence. */
@Path("/pages/{council}")
@Authenticated
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ReturnPageResource {
    private static final int LINES = 100;
    private final Desk desk;
    private final GrantRecords grants;
    private final DepartmentReturnsApi returns;
    private final ReturnDetailsApi details;
    private final ReturnFilesApi files;
    private final Sources sources;

    ReturnPageResource(
            Desk desk,
            GrantRecords grants,
            DepartmentReturnsApi returns,
            ReturnDetailsApi details,
            ReturnFilesApi files,
            Sources sources) {
        this.desk = desk;
        this.grants = grants;
        this.returns = returns;
        this.details = details;
        this.files = files;
        this.sources = sources;
    }

    /** What stands behind a figure: providers' returns and their papers. */
    @Singleton
    static class Sources {
        private final ProviderReturnsApi providerReturns;
        private final ProviderReturnReviewsApi reviews;
        private final ProviderReturnVersionsApi versions;
        private final EvidenceApi evidence;

        Sources(
                ProviderReturnsApi providerReturns,
                ProviderReturnReviewsApi reviews,
                ProviderReturnVersionsApi versions,
                EvidenceApi evidence) {
            this.providerReturns = providerReturns;
            this.reviews = reviews;
            this.versions = versions;
            this.evidence = evidence;
        }
    }

    /**
     * A line of a cell.
     *
     * @param href the page where it can be read, null where there is none
     */
    @TemplateData
    public record Traced(TracedProvenance from, @Nullable String href) {}

    /** A cell, with part of what it is made of. */
    @TemplateData
    public record CellView(
            Cell cell,
            DepartmentReturn from,
            int total,
            List<Traced> lines,
            @Nullable String next) {}

    /** A provider's return, line by line with where the review stands. */
    @TemplateData
    public record Handed(
            ProviderReturn from, ProviderReturnReview review, List<SpendItem> items, List<Evidence> evidence) {}

    @GET
    @Path("returns/{returnId}")
    public TemplateInstance show(@PathParam("returnId") UUID returnId) {
        var found = find(returnId);
        return desk.page("departmentReturn", desk.shell(title(found), desk.grants(), grant(found.getGrantId())))
                .data("view", found);
    }

    @GET
    @Path("returns/{returnId}/cell")
    public TemplateInstance cell(
            @PathParam("returnId") UUID returnId,
            @QueryParam("code") String code,
            @QueryParam("key") @Nullable String key,
            @QueryParam("after") @Nullable String cursor) {
        var found = find(returnId);
        var page = desk.read(details.listCellProvenance(returnId, code, key, cursor, LINES), ProvenancePage.class);
        var cell = found.getCells().stream()
                .filter(one -> one.code().equals(page.getCode()) && one.key().equals(page.getKey()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        var lines = page.getItems().stream()
                .map(one -> new Traced(one, href(one, found)))
                .toList();
        var shell = desk.shell(
                "Cell " + code + (page.getKey().isEmpty() ? "" : " " + page.getKey()),
                desk.grants(),
                grant(found.getGrantId()),
                desk.step(title(found), "/returns/" + returnId));
        return desk.page("cell", shell).data("view", new CellView(cell, found, page.getTotal(), lines, page.getNext()));
    }

    private @Nullable String href(TracedProvenance line, DepartmentReturn of) {
        var reference = line.getReference();
        var first = reference.contains(" ") ? reference.substring(0, reference.indexOf(' ')) : reference;
        var grant = "/grants/" + of.getGrantId();
        return switch (line.getSource()) {
            case JOURNAL -> desk.address(grant + "/journals/" + first);
            case PROVIDER_RETURN -> line.getHref() == null ? null : desk.address("/provider-returns/" + first);
            case DIRECT_SPEND, ACCRUAL -> desk.address(grant + "/direct-spend");
            case SURVEY -> desk.address(grant + "/chasing/" + of.getReportingPoint());
            case COUNCIL_INPUT -> desk.address("/returns/" + of.getId());
            case AWARD -> desk.address(grant + "/awards");
            case EDITION, COMPUTED -> null;
        };
    }

    @GET
    @Path("returns/{returnId}/file.pdf")
    @Produces("application/pdf")
    public Response pdf(@PathParam("returnId") UUID returnId) {
        return files.getReturnPdfFile(returnId);
    }

    @GET
    @Path("returns/{returnId}/file.xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    public Response xlsx(@PathParam("returnId") UUID returnId) {
        return files.getReturnXlsxFile(returnId);
    }

    /** For the council's people and, of its own, for a provider. */
    @GET
    @Path("provider-returns/{providerReturnId}")
    public TemplateInstance providerReturn(@PathParam("providerReturnId") UUID id) {
        var found = desk.read(sources.providerReturns.getProviderReturn(id), ProviderReturn.class);
        var view = new Handed(
                found,
                desk.read(sources.reviews.getProviderReturnReview(id), ProviderReturnReview.class),
                desk.read(sources.versions.listProviderReturnItems(id), SpendItemList.class)
                        .getItems(),
                found.getEvidenceReferences().stream()
                        .distinct()
                        .flatMap(reference -> filesOf(found, reference))
                        .toList());
        var title = "Return of " + found.getLocationId() + " for " + found.getReportingPoint();
        var shell = desk.isProvider()
                ? desk.shell(title, desk.step("Your grants", "/provider"))
                : desk.shell(title, desk.grants(), grant(found.getGrantId()));
        return desk.page("providerReturn", shell).data("view", view);
    }

    private Stream<Evidence> filesOf(ProviderReturn found, String reference) {
        return desk
                .read(
                        sources.evidence.listEvidence(
                                found.getGrantId(), found.getProviderId(), reference, null, LINES),
                        EvidencePage.class)
                .getItems()
                .stream();
    }

    @GET
    @Path("evidence/{evidenceId}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response evidence(@PathParam("evidenceId") UUID evidenceId) {
        return sources.evidence.getEvidenceContent(evidenceId);
    }

    private DepartmentReturn find(UUID returnId) {
        return desk.read(returns.getDepartmentReturn(returnId), DepartmentReturn.class);
    }

    static String title(DepartmentReturn found) {
        return found.getLabel() + ", version " + found.getRevision();
    }

    private Shell.Step grant(UUID grantId) {
        return desk.step(grants.grant(grantId).getName(), "/grants/" + grantId);
    }
}
