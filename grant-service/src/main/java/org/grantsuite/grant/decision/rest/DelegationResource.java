package org.grantsuite.grant.decision.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.DelegationsApi;
import org.grantsuite.grant.api.model.DelegationEndingRequest;
import org.grantsuite.grant.api.model.DelegationRequest;
import org.grantsuite.grant.decision.DelegationService;
import org.grantsuite.grant.decision.domain.Delegation.DelegationGiven;
import org.grantsuite.grant.decision.domain.Delegation.Ending;
import org.grantsuite.grant.decision.domain.GrantFamily;

@RolesAllowed(Access.READER)
public class DelegationResource implements DelegationsApi {
    private final DelegationService delegations;
    private final Idempotency idempotency;
    private final BusinessClock clock;

    DelegationResource(DelegationService delegations, Idempotency idempotency, BusinessClock clock) {
        this.delegations = delegations;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response recordDelegation(String idempotencyKey, DelegationRequest request) {
        DelegationGiven given = given(request);
        return idempotency.once("recordDelegation", idempotencyKey, request, () -> {
            var delegation = delegations.record(given);
            return Response.created(URI.create("/v1/delegations/" + delegation.id()))
                    .tag(Versions.tag(delegation.version()))
                    .entity(DecisionViews.delegation(delegation, clock.today()))
                    .build();
        });
    }

    private static DelegationGiven given(DelegationRequest request) {
        if (request.getMaxAmount() != null) {
            Require.positive(request.getMaxAmount(), "maxAmount");
        }
        var family = request.getFamily();
        return new DelegationGiven(
                request.getGrantedByDecisionId(),
                request.getHolder(),
                new GrantFamily(family.getSchemeCodePattern(), family.getLabel(), family.getIncludesFuture()),
                request.getPurposes(),
                request.getMaxAmount(),
                request.getValidFrom(),
                request.getEndsOn(),
                request.getEndingEvent());
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response endDelegation(UUID delegationId, String idempotencyKey, DelegationEndingRequest request) {
        return idempotency.once("endDelegation/" + delegationId, idempotencyKey, request, () -> {
            var ended = delegations.end(delegationId, new Ending(request.getEvent(), request.getEndedOn()));
            return Response.ok(DecisionViews.delegation(ended, clock.today())).build();
        });
    }

    @Override
    public Response getDelegation(UUID delegationId) {
        var delegation = delegations.get(delegationId);
        return Response.ok(DecisionViews.delegation(delegation, clock.today()))
                .tag(Versions.tag(delegation.version()))
                .build();
    }
}
