package org.grantsuite.grant.spend.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.DirectSpendApi;
import org.grantsuite.grant.api.model.DirectSpendPage;
import org.grantsuite.grant.api.model.DirectSpendRequest;
import org.grantsuite.grant.api.model.ReversalRequest;
import org.grantsuite.grant.spend.DirectSpendService;
import org.grantsuite.grant.spend.domain.DirectSpend;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.spend.persistence.DirectSpendRepository.Period;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class DirectSpendResource implements DirectSpendApi {
    private final DirectSpendService spend;
    private final Idempotency idempotency;
    private final UriInfo uri;

    DirectSpendResource(DirectSpendService spend, Idempotency idempotency, UriInfo uri) {
        this.spend = spend;
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
                request.getEvidenceReference());
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
        return Response.created(URI.create("/v1/grants/" + line.grantId() + "/direct-spend/" + line.id()))
                .tag(Versions.tag(line.version()))
                .entity(view(line))
                .build();
    }

    @Override
    public Response getDirectSpend(UUID grantId, UUID directSpendId) {
        return Response.ok(view(spend.get(grantId, directSpendId))).build();
    }

    @Override
    public Response listDirectSpend(
            UUID grantId, @Nullable String cursor, Integer limit, @Nullable LocalDate from, @Nullable LocalDate to) {
        var page = spend.list(new Period(grantId, from, to), cursor, limit);
        var body =
                new DirectSpendPage().items(page.map(DirectSpendResource::view)).next(page.next());
        return Links.page(body, page.next(), uri);
    }

    private static org.grantsuite.grant.api.model.DirectSpend view(DirectSpend line) {
        return new org.grantsuite.grant.api.model.DirectSpend()
                .id(line.id())
                .grantId(line.grantId())
                .potCode(line.potCode())
                .measure(line.measure())
                .adminKind(line.adminKind())
                .description(line.description())
                .incurredOn(line.incurredOn())
                .invoicedOn(line.invoicedOn())
                .amount(line.amount())
                .generalLedgerReference(line.generalLedgerReference())
                .newExpenditure(line.newExpenditure())
                .justification(line.justification())
                .uses(line.uses())
                .evidenceReference(line.evidenceReference())
                .status(line.status())
                .journalId(line.journalId())
                .reversal(line.reversal().map(DirectSpendResource::reversal).orElse(null))
                .warnings(line.warnings())
                .recordedAt(line.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(line.recordedBy());
    }

    private static org.grantsuite.grant.api.model.Reversal reversal(DirectSpend.Reversal reversal) {
        return new org.grantsuite.grant.api.model.Reversal()
                .reason(reversal.reason())
                .reversedOn(reversal.on())
                .journalId(reversal.journalId())
                .recordedAt(reversal.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(reversal.recordedBy());
    }
}
