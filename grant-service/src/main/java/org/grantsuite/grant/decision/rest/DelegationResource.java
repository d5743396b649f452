package org.grantsuite.grant.decision.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.DelegationsApi;
import org.grantsuite.grant.api.model.DelegationEndingRequest;
import org.grantsuite.grant.api.model.DelegationPage;
import org.grantsuite.grant.api.model.DelegationRequest;
import org.grantsuite.grant.api.model.DeputyEndingRequest;
import org.grantsuite.grant.api.model.DeputyList;
import org.grantsuite.grant.api.model.DeputyRequest;
import org.grantsuite.grant.decision.AuthorityService;
import org.grantsuite.grant.decision.DelegationService;
import org.grantsuite.grant.decision.DeputyService;
import org.grantsuite.grant.decision.domain.ApprovalAction;
import org.grantsuite.grant.decision.domain.Delegation;
import org.grantsuite.grant.decision.domain.Delegation.DelegationGiven;
import org.grantsuite.grant.decision.domain.Delegation.Ending;
import org.grantsuite.grant.decision.domain.Deputy.Appointed;
import org.grantsuite.grant.decision.domain.GrantFamily;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class DelegationResource implements DelegationsApi {
    private final DelegationService delegations;
    private final DeputyService deputies;
    private final AuthorityService authority;
    private final Idempotency idempotency;
    private final BusinessClock clock;
    private final UriInfo uri;

    DelegationResource(
            DelegationService delegations,
            DeputyService deputies,
            AuthorityService authority,
            Idempotency idempotency,
            BusinessClock clock,
            UriInfo uri) {
        this.delegations = delegations;
        this.deputies = deputies;
        this.authority = authority;
        this.idempotency = idempotency;
        this.clock = clock;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response recordDelegation(String idempotencyKey, DelegationRequest request) {
        DelegationGiven given = given(request);
        return idempotency.once("recordDelegation", idempotencyKey, request, () -> {
            var delegation = delegations.record(given);
            return Response.created(URI.create("/v1/delegations/" + delegation.id()))
                    .tag(Versions.tag(delegation.version()))
                    .entity(view(delegation))
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
                request.getGrantId(),
                family == null
                        ? null
                        : new GrantFamily(family.getSchemeCodePattern(), family.getLabel(), family.getIncludesFuture()),
                request.getPurposes(),
                request.getMaxAmount(),
                request.getValidFrom(),
                request.getEndsOn(),
                request.getEndingEvent(),
                MandateViews.terms(request.getMandates()));
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response endDelegation(UUID delegationId, String idempotencyKey, DelegationEndingRequest request) {
        return idempotency.once("endDelegation/" + delegationId, idempotencyKey, request, () -> {
            var ended = delegations.end(delegationId, new Ending(request.getEvent(), request.getEndedOn()));
            return Response.ok(view(ended)).build();
        });
    }

    @Override
    public Response getDelegation(UUID delegationId) {
        var delegation = delegations.get(delegationId);
        return Response.ok(view(delegation))
                .tag(Versions.tag(delegation.version()))
                .build();
    }

    private org.grantsuite.grant.api.model.Delegation view(Delegation delegation) {
        var mandates = delegations.mandates(List.of(delegation));
        return DecisionViews.delegation(delegation, mandates.getOrDefault(delegation.id(), List.of()), clock.today());
    }

    @Override
    public Response listDelegations(@Nullable String cursor, Integer limit) {
        var page = delegations.list(cursor, limit);
        var mandates = delegations.mandates(page.items());
        var items = page.map(
                found -> DecisionViews.delegation(found, mandates.getOrDefault(found.id(), List.of()), clock.today()));
        return Links.page(new DelegationPage().items(items).next(page.next()), page.next(), uri);
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response appointDeputy(UUID delegationId, String idempotencyKey, DeputyRequest request) {
        var appointed = new Appointed(
                request.getPerson(),
                request.getForPerson(),
                request.getAbsentFrom(),
                request.getAbsentTo(),
                request.getReason());
        return idempotency.once("appointDeputy/" + delegationId, idempotencyKey, request, () -> {
            var deputy = deputies.appoint(delegationId, appointed);
            return Response.created(URI.create("/v1/delegations/" + delegationId + "/deputies"))
                    .entity(DecisionViews.deputy(deputy))
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response endDeputy(UUID delegationId, UUID deputyId, String idempotencyKey, DeputyEndingRequest request) {
        return idempotency.once(
                "endDeputy/" + deputyId,
                idempotencyKey,
                request,
                () -> Response.ok(DecisionViews.deputy(deputies.end(delegationId, deputyId, request.getEndedOn())))
                        .build());
    }

    @Override
    public Response listDeputies(UUID delegationId) {
        return Response.ok(new DeputyList()
                        .items(deputies.list(delegationId).stream()
                                .map(DecisionViews::deputy)
                                .toList()))
                .build();
    }

    @Override
    public Response whoMay(
            UUID grantId,
            ApprovalAction action,
            @Nullable List<String> pot,
            @Nullable String amount,
            @Nullable LocalDate on) {
        var asked = new AuthorityService.Asked(
                action,
                pot == null ? Set.of() : Set.copyOf(pot),
                amount == null ? null : Money.parse(amount),
                on == null ? clock.today() : on);
        return Response.ok(MandateViews.whoMay(authority.whoMay(grantId, asked)))
                .build();
    }
}
