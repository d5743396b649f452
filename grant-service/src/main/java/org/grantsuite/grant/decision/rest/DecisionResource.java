package org.grantsuite.grant.decision.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.DecisionsApi;
import org.grantsuite.grant.api.model.DecisionPage;
import org.grantsuite.grant.api.model.DecisionRequest;
import org.grantsuite.grant.decision.DecisionService;
import org.grantsuite.grant.decision.domain.DecisionMade;
import org.grantsuite.grant.decision.domain.Underwriting;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class DecisionResource implements DecisionsApi {
    private final DecisionService decisions;
    private final Idempotency idempotency;
    private final UriInfo uri;

    DecisionResource(DecisionService decisions, Idempotency idempotency, UriInfo uri) {
        this.decisions = decisions;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response recordDecision(UUID grantId, String idempotencyKey, DecisionRequest request) {
        DecisionMade made = made(grantId, request);
        return idempotency.once("recordDecision/" + grantId, idempotencyKey, request, () -> {
            var decision = decisions.record(made);
            return Response.created(URI.create("/v1/grants/" + grantId + "/decisions/" + decision.id()))
                    .entity(DecisionViews.decision(decision))
                    .build();
        });
    }

    private static DecisionMade made(UUID grantId, DecisionRequest request) {
        if (request.getAmount() != null) {
            Require.positive(request.getAmount(), "amount");
        }
        return new DecisionMade(
                grantId,
                request.getReference(),
                request.getKind(),
                request.getBody(),
                request.getTitle(),
                request.getDecidedOn(),
                request.getCallInEndsOn(),
                request.getEffectiveOn(),
                request.getPurposes(),
                request.getGoverningBasis(),
                request.getInstalmentNumbers() == null ? Set.of() : request.getInstalmentNumbers(),
                request.getAmount(),
                request.getFundingSource(),
                request.getDelegationId(),
                underwriting(request.getUnderwriting()),
                request.getNote());
    }

    private static @Nullable Underwriting underwriting(org.grantsuite.grant.api.model.@Nullable Underwriting request) {
        return request == null
                ? null
                : new Underwriting(
                        Require.positive(request.getAmount(), "underwriting.amount"), request.getExpiresOn());
    }

    @Override
    public Response getDecision(UUID grantId, UUID decisionId) {
        return Response.ok(DecisionViews.decision(decisions.get(grantId, decisionId)))
                .build();
    }

    @Override
    public Response listDecisions(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = decisions.list(grantId, cursor, limit);
        return Links.page(
                new DecisionPage().items(page.map(DecisionViews::decision)).next(page.next()), page.next(), uri);
    }
}
