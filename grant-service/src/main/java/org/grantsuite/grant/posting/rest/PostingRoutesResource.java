package org.grantsuite.grant.posting.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.PostingRoutesApi;
import org.grantsuite.grant.api.model.PostingStanding;
import org.grantsuite.grant.api.model.RouteCoverage;
import org.grantsuite.grant.api.model.RouteSum;
import org.grantsuite.grant.posting.RouteCoverageService;
import org.grantsuite.grant.posting.persistence.RouteQuery;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class PostingRoutesResource implements PostingRoutesApi {
    private final RouteCoverageService service;

    PostingRoutesResource(RouteCoverageService service) {
        this.service = service;
    }

    @Override
    public Response getRouteCoverage(LocalDate from, LocalDate to, @Nullable UUID grantId) {
        var coverage = service.coverage(new RouteQuery.Period(from, to, grantId));
        return Response.ok(new RouteCoverage()
                        .from(from)
                        .to(to)
                        .routes(coverage.routes().stream()
                                .map(PostingRoutesResource::route)
                                .toList())
                        .routesTotal(coverage.routesTotal())
                        .ledgerMovement(coverage.movement())
                        .posting(coverage.posting().stream()
                                .map(PostingRoutesResource::standing)
                                .toList())
                        .coversLedgerOnce(coverage.once()))
                .build();
    }

    private static RouteSum route(RouteQuery.RouteSum sum) {
        return new RouteSum()
                .postingRoute(sum.route())
                .kinds(sum.kinds())
                .journals(sum.journals())
                .amount(sum.amount());
    }

    private static PostingStanding standing(RouteQuery.Standing standing) {
        return new PostingStanding()
                .state(standing.state())
                .lines(standing.lines())
                .debit(standing.debit())
                .credit(standing.credit());
    }
}
