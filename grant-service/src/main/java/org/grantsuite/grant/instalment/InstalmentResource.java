package org.grantsuite.grant.instalment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.InstalmentsApi;
import org.grantsuite.grant.api.model.InstalmentList;
import org.grantsuite.grant.api.model.InstalmentMovePage;
import org.grantsuite.grant.api.model.InstalmentMoveRequest;
import org.grantsuite.grant.api.model.InstalmentTotals;
import org.grantsuite.grant.api.model.RedeterminationPage;
import org.grantsuite.grant.api.model.RedeterminationRequest;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.gate.GateService;
import org.grantsuite.grant.gate.GateService.Gated;
import org.grantsuite.grant.gate.GateViews;
import org.grantsuite.grant.grant.domain.Redetermination;
import org.grantsuite.grant.grant.domain.Redetermination.Letter;
import org.grantsuite.grant.instalment.domain.InstalmentMove;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Event;
import org.grantsuite.grant.instalment.domain.InstalmentMove.Place;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class InstalmentResource implements InstalmentsApi {
    private final GateService gates;
    private final InstalmentMoves moves;
    private final RedeterminationService redeterminations;
    private final Idempotency idempotency;
    private final Chronicle chronicle;
    private final UriInfo uri;

    InstalmentResource(
            GateService gates,
            InstalmentMoves moves,
            RedeterminationService redeterminations,
            Idempotency idempotency,
            Chronicle chronicle,
            UriInfo uri) {
        this.gates = gates;
        this.moves = moves;
        this.redeterminations = redeterminations;
        this.idempotency = idempotency;
        this.chronicle = chronicle;
        this.uri = uri;
    }

    @Override
    public Response listInstalments(UUID grantId, @Nullable LocalDate asOf) {
        List<Gated> gated = gates.instalments(grantId, chronicle.orToday(asOf));
        var body = new InstalmentList()
                .items(gated.stream().map(GateViews::instalment).toList())
                .totals(totals(gated));
        return Response.ok(body).build();
    }

    private static InstalmentTotals totals(List<Gated> gated) {
        return new InstalmentTotals()
                .expected(sum(gated, one -> one.instalment().expected()))
                .received(sum(gated, one -> one.instalment().received()))
                .outstanding(sum(gated, one -> one.instalment().outstanding()))
                .withheld(sum(gated, one -> one.instalment().withheld()))
                .forgone(sum(gated, one -> one.instalment().forgone()))
                .repaid(sum(gated, one -> one.instalment().repaid()))
                .amountAtRisk(sum(gated, Gated::amountAtRisk));
    }

    private static Money sum(List<Gated> gated, Function<Gated, Money> of) {
        return gated.stream().map(of).reduce(Money.ZERO, Money::plus);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response moveInstalment(UUID grantId, Integer number, String idempotencyKey, InstalmentMoveRequest request) {
        if (request.getAmount() != null) {
            Require.positive(request.getAmount(), "amount");
        }
        return idempotency.once("moveInstalment/" + grantId + "/" + number, idempotencyKey, request, () -> {
            var event = new Event(
                    request.getKind(),
                    request.getAmount(),
                    request.getHappenedOn(),
                    request.getReference(),
                    request.getReason(),
                    request.getRelatedGrantId());
            var move = moves.record(new Place(grantId, number), event);
            return Response.created(URI.create("/v1/grants/" + grantId + "/instalments/" + number + "/moves"))
                    .entity(view(move))
                    .build();
        });
    }

    @Override
    public Response listInstalmentMoves(UUID grantId, Integer number, @Nullable String cursor, Integer limit) {
        var page = moves.list(new Place(grantId, number), cursor, limit);
        return Links.page(
                new InstalmentMovePage()
                        .items(page.map(InstalmentResource::view))
                        .next(page.next()),
                page.next(),
                uri);
    }

    @Override
    public Response listSetOffTrail(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = moves.setOffs(grantId, cursor, limit);
        return Links.page(
                new InstalmentMovePage()
                        .items(page.map(InstalmentResource::view))
                        .next(page.next()),
                page.next(),
                uri);
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response redetermineGrant(UUID grantId, String idempotencyKey, RedeterminationRequest request) {
        Require.positive(request.getAllocation(), "allocation");
        return idempotency.once("redetermineGrant/" + grantId, idempotencyKey, request, () -> {
            var letter = new Letter(
                    request.getReference(), request.getAllocation(), request.getDeterminedOn(), request.getReason());
            return Response.created(URI.create("/v1/grants/" + grantId + "/redeterminations"))
                    .entity(view(redeterminations.record(grantId, letter)))
                    .build();
        });
    }

    @Override
    public Response listRedeterminations(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = redeterminations.list(grantId, cursor, limit);
        return Links.page(
                new RedeterminationPage()
                        .items(page.map(InstalmentResource::view))
                        .next(page.next()),
                page.next(),
                uri);
    }

    private static org.grantsuite.grant.api.model.Redetermination view(Redetermination letter) {
        return new org.grantsuite.grant.api.model.Redetermination()
                .id(letter.id())
                .grantId(letter.grantId())
                .reference(letter.reference())
                .previous(letter.previous())
                .allocation(letter.allocation())
                .determinedOn(letter.determinedOn())
                .reason(letter.reason())
                .recordedAt(letter.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(letter.recordedBy());
    }

    private static org.grantsuite.grant.api.model.InstalmentMove view(InstalmentMove move) {
        Event event = move.event();
        return new org.grantsuite.grant.api.model.InstalmentMove()
                .id(move.id())
                .grantId(move.place().grantId())
                .instalmentNumber(move.place().number())
                .kind(event.kind())
                .from(move.change().from())
                .to(move.change().to())
                .amount(event.amount())
                .happenedOn(event.happenedOn())
                .reference(event.reference())
                .reason(event.reason())
                .relatedGrantId(event.relatedGrantId())
                .journalId(move.journalId())
                .recordedAt(move.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(move.recordedBy());
    }
}
