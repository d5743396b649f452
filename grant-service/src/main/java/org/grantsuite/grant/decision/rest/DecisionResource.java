package org.grantsuite.grant.decision.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
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
import org.grantsuite.grant.decision.domain.Decision;
import org.grantsuite.grant.decision.domain.DecisionMade;
import org.grantsuite.grant.decision.domain.Underwriting;
import org.grantsuite.grant.decision.domain.Urgency;
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
                    .entity(view(decision))
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
                urgency(request.getUrgency()),
                MandateViews.terms(request.getMandates()),
                request.getNote());
    }

    private static @Nullable Underwriting underwriting(org.grantsuite.grant.api.model.@Nullable Underwriting request) {
        return request == null
                ? null
                : new Underwriting(
                        Require.positive(request.getAmount(), "underwriting.amount"), request.getExpiresOn());
    }

    private static @Nullable Urgency urgency(org.grantsuite.grant.api.model.@Nullable Urgency request) {
        return request == null ? null : new Urgency(request.getAgreedBy(), request.getReason());
    }

    @Override
    public Response getDecision(UUID grantId, UUID decisionId) {
        return Response.ok(view(decisions.get(grantId, decisionId))).build();
    }

    private org.grantsuite.grant.api.model.Decision view(Decision decision) {
        var mandates = decisions.mandates(List.of(decision));
        return DecisionViews.decision(decision, mandates.getOrDefault(decision.id(), List.of()));
    }

    @Override
    public Response listDecisions(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = decisions.list(grantId, cursor, limit);
        var mandates = decisions.mandates(page.items());
        var items = page.map(found -> DecisionViews.decision(found, mandates.getOrDefault(found.id(), List.of())));
        return Links.page(new DecisionPage().items(items).next(page.next()), page.next(), uri);
    }
}
