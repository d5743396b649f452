package org.grantsuite.grant.grant.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.GrantsApi;
import org.grantsuite.grant.api.model.GrantPage;
import org.grantsuite.grant.api.model.GrantRequest;
import org.grantsuite.grant.api.model.GrantUpdate;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.domain.Grant.Determination;
import org.grantsuite.grant.grant.domain.GrantStatus;
import org.grantsuite.grant.grant.domain.Instalment;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class GrantResource implements GrantsApi {
    private final GrantService grants;
    private final Idempotency idempotency;
    private final UriInfo uri;

    GrantResource(GrantService grants, Idempotency idempotency, UriInfo uri) {
        this.grants = grants;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response createGrant(String idempotencyKey, GrantRequest request) {
        Require.positive(request.getAllocation(), "allocation");
        return idempotency.once("createGrant", idempotencyKey, request, () -> {
            Grant grant = grants.determine(request.getSchemeCode(), request.getEdition(), determination(request));
            return Response.created(URI.create("/v1/grants/" + grant.id()))
                    .tag(Versions.tag(grant.version()))
                    .entity(view(grant, grants.instalments(grant.id())))
                    .build();
        });
    }

    private static Determination determination(GrantRequest request) {
        return new Determination(
                request.getDeterminationNumber(),
                request.getName(),
                request.getLocalName(),
                request.getNote(),
                request.getAllocation(),
                request.getDeterminedOn());
    }

    /** A provider's return is checked against its grant with the provider's own token. */
    @Override
    @RolesAllowed({Access.READER, Roles.PROVIDER})
    public Response getGrant(UUID grantId) {
        return answer(grants.get(grantId));
    }

    @Override
    public Response listGrants(@Nullable String cursor, Integer limit) {
        var page = grants.list(cursor, limit);
        var instalments =
                grants.instalmentsOf(page.items()).stream().collect(Collectors.groupingBy(Instalment::grantId));
        return Links.page(
                new GrantPage()
                        .items(page.map(grant -> view(grant, instalments.getOrDefault(grant.id(), List.of()))))
                        .next(page.next()),
                page.next(),
                uri);
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response updateGrant(UUID grantId, GrantUpdate update, @Nullable String ifMatch) {
        return answer(grants.relabel(grantId, ifMatch, update.getLocalName(), update.getNote()));
    }

    private Response answer(Grant grant) {
        return Response.ok(view(grant, grants.instalments(grant.id())))
                .tag(Versions.tag(grant.version()))
                .build();
    }

    private static org.grantsuite.grant.api.model.Grant view(Grant grant, List<Instalment> instalments) {
        return new org.grantsuite.grant.api.model.Grant()
                .id(grant.id())
                .councilCode(grant.councilCode())
                .schemeCode(grant.schemeCode())
                .edition(grant.edition())
                .determinationNumber(grant.determinationNumber())
                .name(grant.name())
                .localName(grant.localName())
                .note(grant.note())
                .allocation(grant.allocation())
                .determinedOn(grant.determinedOn())
                .status(GrantStatus.of(grant, instalments))
                .recordedAt(grant.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(grant.recordedBy())
                .settledOn(grant.settledOn())
                .version(grant.version());
    }
}
