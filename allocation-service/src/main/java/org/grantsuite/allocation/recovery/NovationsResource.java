package org.grantsuite.allocation.recovery;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.api.AwardNovationsApi;
import org.grantsuite.allocation.api.model.AwardNovation;
import org.grantsuite.allocation.api.model.AwardNovationPage;
import org.grantsuite.allocation.api.model.AwardNovationRequest;
import org.grantsuite.allocation.award.AwardNovation.Successor;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Changes of owner over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR})
public class NovationsResource implements AwardNovationsApi {
    private final Novations novations;
    private final Idempotency idempotency;
    private final UriInfo uri;

    NovationsResource(Novations novations, Idempotency idempotency, UriInfo uri) {
        this.novations = novations;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response novateAward(UUID awardId, String idempotencyKey, AwardNovationRequest request) {
        var successor = new Successor(request.getSuccessorProviderId(), request.getSuccessorLocationId());
        return idempotency.once("novateAward/" + awardId, idempotencyKey, request, () -> {
            var made = novations.record(
                    awardId, successor, request.getNovatedOn(), request.getKeptByPaidEntity(), request.getReason());
            return Response.created(URI.create("/v1/awards/" + awardId + "/novations"))
                    .entity(view(made))
                    .build();
        });
    }

    @Override
    public Response listAwardNovations(UUID awardId, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "novations", awardId).orElse(null);
        return page(novations.page(awardId, after, limit + 1), awardId, limit);
    }

    @Override
    public Response listGrantNovations(UUID grantId, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "novations", grantId).orElse(null);
        return page(novations.ofGrant(grantId, after, limit + 1), grantId, limit);
    }

    private Response page(List<Novations.Novation> found, UUID of, int limit) {
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "novations", of) : null;
        var items = found.stream().limit(limit).map(NovationsResource::view).toList();
        return Links.page(new AwardNovationPage().items(items).next(next), next, uri);
    }

    private static AwardNovation view(Novations.Novation made) {
        return new AwardNovation()
                .id(made.id())
                .awardId(made.awardId())
                .providerId(made.providerId())
                .locationId(made.locationId())
                .successorProviderId(made.successorProviderId())
                .successorLocationId(made.successorLocationId())
                .novatedOn(made.on())
                .keptByPaidEntity(made.kept())
                .successorAwardId(made.successorAwardId())
                .recoveryId(made.recoveryId())
                .reason(made.reason())
                .recordedBy(made.recordedBy())
                .recordedAt(made.recordedAt());
    }
}
