package org.grantsuite.grant.grant.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.GrantRulesApi;
import org.grantsuite.grant.api.model.GrantEdition;
import org.grantsuite.grant.api.model.GrantEditionList;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.jspecify.annotations.Nullable;

/** Which edition rules a grant on a day, and what it comes to (R46). */
@RolesAllowed({Access.READER, Roles.PROVIDER})
public class GrantRulesResource implements GrantRulesApi {
    private final GrantService grants;
    private final Chronicle chronicle;

    GrantRulesResource(GrantService grants, Chronicle chronicle) {
        this.grants = grants;
        this.chronicle = chronicle;
    }

    @Override
    public Response listGrantEditions(UUID grantId) {
        Grant grant = grants.get(grantId);
        var points = grants.editionsOfPoints(grant);
        var items = grants.editions(grant).stream()
                .map(span -> new GrantEdition()
                        .schemeCode(grant.schemeCode())
                        .edition(span.edition())
                        .from(span.from())
                        .until(span.until())
                        .reportingPoints(points.entrySet().stream()
                                .filter(point -> point.getValue().equals(span.edition()))
                                .map(Map.Entry::getKey)
                                .toList())
                        .inForce(span.contains(chronicle.today())))
                .toList();
        return Response.ok(new GrantEditionList().items(items)).build();
    }

    @Override
    public Response getGrantRules(UUID grantId, @Nullable LocalDate asOf) {
        Grant grant = grants.get(grantId);
        LocalDate day = chronicle.orToday(asOf);
        return Response.ok(GrantRulesViews.rules(grant.allocation(), grants.rulesOn(grant, day))
                        .grantId(grantId)
                        .asOf(day))
                .build();
    }
}
