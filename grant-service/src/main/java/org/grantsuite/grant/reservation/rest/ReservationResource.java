package org.grantsuite.grant.reservation.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.ReservationsApi;
import org.grantsuite.grant.api.model.Posting;
import org.grantsuite.grant.api.model.PostingLine;
import org.grantsuite.grant.api.model.PostingRequest;
import org.grantsuite.grant.api.model.ReservationPage;
import org.grantsuite.grant.api.model.ReservationRequest;
import org.grantsuite.grant.api.model.VoidRequest;
import org.grantsuite.grant.reservation.PaymentPosting;
import org.grantsuite.grant.reservation.PaymentPosting.Line;
import org.grantsuite.grant.reservation.PaymentPosting.Payment;
import org.grantsuite.grant.reservation.ReservationService;
import org.grantsuite.grant.reservation.ReservationService.Reserved;
import org.grantsuite.grant.reservation.ReservationService.Voiding;
import org.grantsuite.grant.reservation.domain.Reservation;
import org.grantsuite.grant.reservation.domain.Reservation.PotShare;
import org.grantsuite.grant.reservation.domain.Reservation.Wanted;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class ReservationResource implements ReservationsApi {
    private final ReservationService reservations;
    private final PaymentPosting posting;
    private final CanonicalJson json;
    private final UriInfo uri;

    ReservationResource(ReservationService reservations, PaymentPosting posting, CanonicalJson json, UriInfo uri) {
        this.reservations = reservations;
        this.posting = posting;
        this.json = json;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.PAYMENTS_RELEASER)
    public Response reserve(UUID grantId, ReservationRequest request) {
        Require.positive(request.getAmount(), "amount");
        Reserved reserved = reservations.reserve(new Wanted(
                grantId,
                request.getBusinessKey(),
                request.getAmount(),
                request.getDecisionId(),
                request.getInstalmentNumber(),
                request.getValueOn(),
                request.getPurpose(),
                pots(request.getPots()),
                json.sha256(request)));
        Reservation reservation = reserved.reservation();
        return reserved.replayed()
                ? replayed(reservation)
                : Response.created(URI.create("/v1/grants/" + grantId + "/reservations/" + reservation.id()))
                        .entity(view(reservation))
                        .build();
    }

    private static List<PotShare> pots(@Nullable List<PostingLine> requested) {
        List<PotShare> pots = new ArrayList<>();
        for (PostingLine line : requested == null ? List.<PostingLine>of() : requested) {
            pots.add(new PotShare(
                    line.getPotCode(), Require.positive(line.getAmount(), "pots[" + pots.size() + "].amount")));
        }
        return pots;
    }

    @Override
    @RolesAllowed({Roles.SERVICE, Roles.PAYMENTS_RELEASER})
    public Response postPayment(UUID grantId, UUID reservationId, PostingRequest request) {
        var posted = posting.post(payment(grantId, reservationId, request));
        var body = new Posting()
                .journalId(posted.journalId())
                .sequence(posted.sequence())
                .reservationId(reservationId)
                .postedAt(posted.postedAt().atOffset(ZoneOffset.UTC));
        return posted.replayed()
                ? Response.ok(body).header(Idempotency.REPLAYED, "true").build()
                : Response.created(URI.create("/v1/grants/" + grantId + "/journals"))
                        .entity(body)
                        .build();
    }

    private static Payment payment(UUID grantId, UUID reservationId, PostingRequest request) {
        Require.positive(request.getAmount(), "amount");
        return new Payment(
                grantId,
                reservationId,
                request.getBusinessKey(),
                request.getAmount(),
                request.getValueOn(),
                lines(request.getLines()),
                request.getInstalmentNumber(),
                request.getProviderReference(),
                request.getDescription(),
                request.getActingPerson());
    }

    private static List<Line> lines(List<PostingLine> requested) {
        List<Line> lines = new ArrayList<>();
        for (PostingLine line : requested) {
            lines.add(new Line(
                    line.getPotCode(), Require.positive(line.getAmount(), "lines[" + lines.size() + "].amount")));
        }
        return lines;
    }

    @Override
    @RolesAllowed({Roles.SERVICE, Roles.PAYMENTS_RELEASER})
    public Response voidReservation(UUID grantId, UUID reservationId, VoidRequest request) {
        Reserved voided = reservations.giveBack(
                grantId,
                reservationId,
                new Voiding(request.getBusinessKey(), request.getReason(), request.getActingPerson()));
        return voided.replayed()
                ? replayed(voided.reservation())
                : Response.ok(view(voided.reservation())).build();
    }

    private static Response replayed(Reservation reservation) {
        return Response.ok(view(reservation))
                .header(Idempotency.REPLAYED, "true")
                .build();
    }

    @Override
    public Response getReservation(UUID grantId, UUID reservationId) {
        Reservation reservation = reservations.get(grantId, reservationId);
        return Response.ok(view(reservation))
                .tag(Versions.tag(reservation.version()))
                .build();
    }

    @Override
    public Response listReservations(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = reservations.list(grantId, cursor, limit);
        return Links.page(
                new ReservationPage().items(page.map(ReservationResource::view)).next(page.next()), page.next(), uri);
    }

    private static org.grantsuite.grant.api.model.Reservation view(Reservation reservation) {
        return new org.grantsuite.grant.api.model.Reservation()
                .id(reservation.id())
                .grantId(reservation.grantId())
                .businessKey(reservation.businessKey())
                .amount(reservation.amount())
                .posted(reservation.posted())
                .remaining(reservation.remaining())
                .decisionId(reservation.decisionId())
                .instalmentNumber(reservation.instalmentNumber())
                .valueOn(reservation.valueOn())
                .purpose(reservation.purpose())
                .status(reservation.status())
                .voidReason(reservation.voidReason())
                .recordedAt(reservation.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(reservation.recordedBy())
                .version(reservation.version());
    }
}
