package org.grantsuite.grant.commitment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.CommitmentsApi;
import org.grantsuite.grant.api.model.CommitmentPage;
import org.grantsuite.grant.api.model.CommitmentPosition;
import org.grantsuite.grant.api.model.CommitmentReleaseRequest;
import org.grantsuite.grant.api.model.CommitmentRequest;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.commitment.Commitment.Told;
import org.grantsuite.grant.commitment.CommitmentService.Release;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class CommitmentResource implements CommitmentsApi {
    private final CommitmentService commitments;
    private final CommitmentView view;
    private final Idempotency idempotency;
    private final Chronicle chronicle;
    private final UriInfo uri;

    CommitmentResource(
            CommitmentService commitments,
            CommitmentView view,
            Idempotency idempotency,
            Chronicle chronicle,
            UriInfo uri) {
        this.commitments = commitments;
        this.view = view;
        this.idempotency = idempotency;
        this.chronicle = chronicle;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response recordCommitment(UUID grantId, String idempotencyKey, CommitmentRequest request) {
        Told told = new Told(
                grantId,
                request.getBusinessKey(),
                request.getPotCode(),
                Require.positive(request.getAmount(), "amount"),
                request.getDescription(),
                request.getProviderReference(),
                request.getValueOn());
        return idempotency.once(
                "recordCommitment/" + grantId,
                idempotencyKey,
                request,
                () -> Response.created(URI.create("/v1/grants/" + grantId + "/commitments"))
                        .entity(view(commitments.commit(told)))
                        .build());
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response releaseCommitment(
            UUID grantId, UUID commitmentId, String idempotencyKey, CommitmentReleaseRequest request) {
        var release =
                new Release(Require.positive(request.getAmount(), "amount"), request.getValueOn(), request.getReason());
        return idempotency.once(
                "releaseCommitment/" + grantId + "/" + commitmentId,
                idempotencyKey,
                request,
                () -> Response.ok(view(commitments.release(grantId, commitmentId, release)))
                        .build());
    }

    @Override
    public Response listCommitments(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = commitments.list(grantId, cursor, limit);
        return Links.page(
                new CommitmentPage().items(page.map(CommitmentResource::view)).next(page.next()), page.next(), uri);
    }

    @Override
    public Response getCommitmentPosition(UUID grantId, @Nullable LocalDate asOf, @Nullable OffsetDateTime asKnownAt) {
        LocalDate day = chronicle.orToday(asOf);
        var position = view.position(grantId, day, asKnownAt == null ? null : asKnownAt.toInstant());
        return Response.ok(new CommitmentPosition()
                        .grantId(grantId)
                        .asOf(day)
                        .asKnownAt(asKnownAt)
                        .allocation(position.allocation())
                        .pots(position.pots().stream()
                                .map(CommitmentResource::view)
                                .toList())
                        .total(view(position.total()))
                        .uncommitted(
                                position.allocation().minus(position.total().total())))
                .build();
    }

    private static org.grantsuite.grant.api.model.PotCommitment view(PotCommitment pot) {
        return new org.grantsuite.grant.api.model.PotCommitment()
                .potCode(pot.potCode())
                .transferred(pot.transferred())
                .direct(pot.direct())
                .admin(pot.admin())
                .recovered(pot.recovered())
                .actual(pot.actual())
                .committed(pot.committed())
                .reserved(pot.reserved())
                .total(pot.total());
    }

    private static org.grantsuite.grant.api.model.Commitment view(Commitment commitment) {
        Told told = commitment.told();
        return new org.grantsuite.grant.api.model.Commitment()
                .id(commitment.id())
                .grantId(told.grantId())
                .businessKey(told.businessKey())
                .potCode(told.potCode())
                .amount(told.amount())
                .released(commitment.released())
                .standing(commitment.standing())
                .description(told.description())
                .providerReference(told.providerReference())
                .valueOn(told.valueOn())
                .journalId(commitment.journalId())
                .recordedAt(commitment.stamp().at().atOffset(ZoneOffset.UTC))
                .recordedBy(commitment.stamp().by());
    }
}
