package org.grantsuite.grant.posting.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeMap;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.ChartMappingsApi;
import org.grantsuite.grant.api.model.ChartCompleteness;
import org.grantsuite.grant.api.model.ChartGap;
import org.grantsuite.grant.api.model.ChartMappingList;
import org.grantsuite.grant.api.model.ChartMappingPage;
import org.grantsuite.grant.api.model.ChartMappingRequest;
import org.grantsuite.grant.api.model.ChartMappingsRequest;
import org.grantsuite.grant.ledger.domain.PostingRoute;
import org.grantsuite.grant.posting.ChartService;
import org.grantsuite.grant.posting.ChartService.Gap;
import org.grantsuite.grant.posting.ChartService.MappingTold;
import org.grantsuite.grant.posting.domain.ChartMapping;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class ChartMappingsResource implements ChartMappingsApi {
    private final ChartService chart;
    private final Idempotency idempotency;
    private final UriInfo uri;

    ChartMappingsResource(ChartService chart, Idempotency idempotency, UriInfo uri) {
        this.chart = chart;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response recordChartMappings(String idempotencyKey, ChartMappingsRequest request) {
        var told =
                request.getMappings().stream().map(ChartMappingsResource::told).toList();
        return idempotency.once(
                "recordChartMappings",
                idempotencyKey,
                request,
                () -> Response.status(201)
                        .entity(new ChartMappingList()
                                .items(chart.record(told).stream()
                                        .map(ChartMappingsResource::view)
                                        .toList()))
                        .build());
    }

    private static MappingTold told(ChartMappingRequest request) {
        return new MappingTold(
                new ChartMapping.Key(
                        request.getAccount(), request.getGrantId(), request.getPotCode(), request.getMeasure()),
                request.getEffectiveFrom(),
                request.getControlAccount(),
                new TreeMap<>(request.getSegments()),
                request.getReason());
    }

    @Override
    public Response listChartMappings(@Nullable String cursor, Integer limit) {
        var page = chart.list(cursor, limit);
        var body = new ChartMappingPage()
                .items(page.map(ChartMappingsResource::view))
                .next(page.next());
        return Links.page(body, page.next(), uri);
    }

    @Override
    public Response checkChartCompleteness(LocalDate from, LocalDate to, @Nullable String layout) {
        var found = chart.completeness(from, to, layout);
        return Response.ok(new ChartCompleteness()
                        .from(from)
                        .to(to)
                        .complete(found.gaps().isEmpty())
                        .combinations(found.combinations())
                        .gaps(found.gaps().stream()
                                .map(ChartMappingsResource::gap)
                                .toList())
                        .more(found.more()))
                .build();
    }

    private static ChartGap gap(Gap gap) {
        return new ChartGap()
                .grantId(gap.key().grantId())
                .account(gap.key().account())
                .potCode(gap.key().potCode())
                .measure(gap.key().measure())
                .postingRoute(gap.route())
                .firstOn(gap.firstOn())
                .lastOn(gap.lastOn())
                .sides(gap.sides())
                .amount(gap.amount())
                .missingSegments(gap.missingSegments().stream().toList())
                .blocksPosting(gap.route() == PostingRoute.GL_JOURNAL);
    }

    private static org.grantsuite.grant.api.model.ChartMapping view(ChartMapping mapping) {
        return new org.grantsuite.grant.api.model.ChartMapping()
                .id(mapping.id())
                .account(mapping.key().account())
                .grantId(mapping.key().grantId())
                .potCode(mapping.key().potCode())
                .measure(mapping.key().measure())
                .effectiveFrom(mapping.effectiveFrom())
                .controlAccount(mapping.controlAccount())
                .segments(mapping.segments())
                .reason(mapping.reason())
                .recordedAt(mapping.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(mapping.recordedBy());
    }
}
