package org.grantsuite.grant.spend.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.DirectSpendApi;
import org.grantsuite.grant.api.model.DirectSpendImportPage;
import org.grantsuite.grant.api.model.DirectSpendPage;
import org.grantsuite.grant.api.model.DirectSpendRequest;
import org.grantsuite.grant.api.model.Reattribution;
import org.grantsuite.grant.api.model.ReattributionRequest;
import org.grantsuite.grant.api.model.ReversalRequest;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.spend.DirectSpendService;
import org.grantsuite.grant.spend.DirectSpendService.Move;
import org.grantsuite.grant.spend.HeadroomService;
import org.grantsuite.grant.spend.SpendImportService;
import org.grantsuite.grant.spend.domain.DirectSpend;
import org.grantsuite.grant.spend.domain.Purchase;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.spend.persistence.DirectSpendRepository.Period;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class DirectSpendResource implements DirectSpendApi {
    private final DirectSpendService spend;
    private final SpendImportService imports;
    private final HeadroomService headroom;
    private final Chronicle chronicle;
    private final Idempotency idempotency;
    private final UriInfo uri;

    DirectSpendResource(
            DirectSpendService spend,
            SpendImportService imports,
            HeadroomService headroom,
            Chronicle chronicle,
            Idempotency idempotency,
            UriInfo uri) {
        this.spend = spend;
        this.imports = imports;
        this.headroom = headroom;
        this.chronicle = chronicle;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response recordDirectSpend(UUID grantId, String idempotencyKey, DirectSpendRequest request) {
        SpendTold told = told(grantId, request);
        return idempotency.once(
                "recordDirectSpend/" + grantId, idempotencyKey, request, () -> created(spend.record(told)));
    }

    private static SpendTold told(UUID grantId, DirectSpendRequest request) {
        return new SpendTold(
                grantId,
                request.getPotCode(),
                request.getMeasure(),
                request.getAdminKind(),
                request.getDescription(),
                request.getIncurredOn(),
                request.getInvoicedOn(),
                Require.positive(request.getAmount(), "amount"),
                request.getGeneralLedgerReference(),
                request.getNewExpenditure(),
                request.getJustification(),
                request.getUses() == null ? Set.of() : request.getUses(),
                request.getEvidenceReference(),
                vat(request.getVat()),
                increment(request.getIncrement()),
                new Purchase(
                        request.getProviderReference(),
                        request.getServiceFrom(),
                        request.getServiceTo(),
                        request.getEvidenceTotal() == null
                                ? null
                                : Require.positive(request.getEvidenceTotal(), "evidenceTotal")
                                        .pence(),
                        request.getCommitmentEndsOn(),
                        request.getPaidOn()));
    }

    private static org.grantsuite.grant.spend.domain.@Nullable VatTold vat(
            org.grantsuite.grant.api.model.@Nullable VatTold told) {
        return told == null
                ? null
                : new org.grantsuite.grant.spend.domain.VatTold(
                        told.getCode(), Require.positive(told.getNet(), "vat.net"), told.getTax());
    }

    private static org.grantsuite.grant.spend.domain.@Nullable Increment increment(
            org.grantsuite.grant.api.model.@Nullable Increment told) {
        return told == null
                ? null
                : org.grantsuite.grant.spend.domain.Increment.of(
                        Require.positive(told.getBaseline(), "increment.baseline"),
                        Require.positive(told.getTotal(), "increment.total"),
                        told.getNote());
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response reattributeDirectSpend(
            UUID grantId, UUID directSpendId, String idempotencyKey, ReattributionRequest request) {
        var move = new Move(
                request.getToGrantId(),
                request.getPotCode(),
                request.getMeasure(),
                request.getJustification(),
                request.getReversedOn(),
                request.getReason());
        return idempotency.once(
                "reattributeDirectSpend/" + grantId + "/" + directSpendId, idempotencyKey, request, () -> {
                    var moved = spend.reattribute(grantId, directSpendId, move);
                    return Response.created(address(moved.charged()))
                            .entity(new Reattribution()
                                    .reversed(SpendViews.line(moved.reversed()))
                                    .charged(SpendViews.line(moved.charged())))
                            .build();
                });
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response importDirectSpend(UUID grantId, String body, Boolean dryRun) {
        var outcome = imports.take(grantId, body, dryRun);
        var view = SpendViews.taken(grantId, outcome);
        var booked = outcome.booked();
        if (outcome.replayed()) {
            return Response.ok(view).header(Idempotency.REPLAYED, "true").build();
        }
        return booked == null
                ? Response.ok(view).build()
                : Response.created(URI.create("/v1/grants/" + grantId + "/direct-spend-imports/" + booked.id()))
                        .entity(view)
                        .build();
    }

    @Override
    public Response getDirectSpendImport(UUID grantId, UUID importId) {
        return Response.ok(SpendViews.taken(grantId, imports.get(grantId, importId)))
                .build();
    }

    @Override
    public Response listDirectSpendImports(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = imports.list(grantId, cursor, limit);
        var body =
                new DirectSpendImportPage().items(page.map(SpendViews::taken)).next(page.next());
        return Links.page(body, page.next(), uri);
    }

    @Override
    public Response getAdminHeadroom(UUID grantId, @Nullable LocalDate asOf) {
        LocalDate day = chronicle.orToday(asOf);
        return Response.ok(SpendViews.headroom(grantId, day, headroom.headroom(grantId, day)))
                .build();
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response reverseDirectSpend(
            UUID grantId, UUID directSpendId, String idempotencyKey, ReversalRequest request) {
        return idempotency.once(
                "reverseDirectSpend/" + grantId + "/" + directSpendId,
                idempotencyKey,
                request,
                () -> created(spend.reverse(grantId, directSpendId, request.getReversedOn(), request.getReason())));
    }

    private static Response created(DirectSpend line) {
        return Response.created(address(line))
                .tag(Versions.tag(line.version()))
                .entity(SpendViews.line(line))
                .build();
    }

    private static URI address(DirectSpend line) {
        return URI.create("/v1/grants/" + line.grantId() + "/direct-spend/" + line.id());
    }

    @Override
    public Response getDirectSpend(UUID grantId, UUID directSpendId) {
        return Response.ok(SpendViews.line(spend.get(grantId, directSpendId))).build();
    }

    @Override
    public Response listDirectSpend(
            UUID grantId, @Nullable String cursor, Integer limit, @Nullable LocalDate from, @Nullable LocalDate to) {
        var page = spend.list(new Period(grantId, from, to), cursor, limit);
        var body = new DirectSpendPage().items(page.map(SpendViews::line)).next(page.next());
        return Links.page(body, page.next(), uri);
    }
}
