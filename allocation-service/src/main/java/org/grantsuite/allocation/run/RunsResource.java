package org.grantsuite.allocation.run;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.api.RunsApi;
import org.grantsuite.allocation.api.model.ProviderTotalPage;
import org.grantsuite.allocation.api.model.RunExclusionPage;
import org.grantsuite.allocation.api.model.RunLinePage;
import org.grantsuite.allocation.api.model.RunPage;
import org.grantsuite.allocation.api.model.RunRequest;
import org.grantsuite.allocation.plan.PlanService;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Runs over REST. */
@RolesAllowed({
    GRANTS_OFFICER,
    ALLOCATION_PREPARER,
    ALLOCATION_APPROVER,
    PAYMENTS_RELEASER,
    FINANCE,
    RETURNS_PREPARER,
    RETURNS_CERTIFIER,
    AUDITOR,
    SERVICE
})
public class RunsResource implements RunsApi {
    private final RunService service;
    private final RunInputs inputs;
    private final ProviderTotals totals;
    private final PlanService plans;
    private final Idempotency idempotency;
    private final UriInfo uri;

    RunsResource(
            RunService service,
            RunInputs inputs,
            ProviderTotals totals,
            PlanService plans,
            Idempotency idempotency,
            UriInfo uri) {
        this.service = service;
        this.inputs = inputs;
        this.totals = totals;
        this.plans = plans;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response createRun(String idempotencyKey, RunRequest request, Boolean dryRun) {
        RunOrder order = RunOrders.read(request);
        if (dryRun) {
            return Response.ok(RunViews.of(service.preview(order))).build();
        }
        return idempotency.once("createRun", idempotencyKey, request, () -> {
            RunHead head = service.commit(order);
            return Response.created(URI.create("/v1/runs/" + head.id()))
                    .entity(RunViews.of(head))
                    .build();
        });
    }

    @Override
    public Response listRuns(@Nullable UUID planId, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "runs", planId).orElse(null);
        List<RunHead> found = service.list(planId, after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(Objects.requireNonNull(found.get(limit - 1).id()), "runs", planId)
                : null;
        var items = found.stream().limit(limit).map(RunViews::of).toList();
        return Links.page(new RunPage().items(items).next(next), next, uri);
    }

    @Override
    public Response getRun(UUID runId) {
        return Response.ok(RunViews.of(service.get(runId))).build();
    }

    @Override
    public Response listRunLines(UUID runId, @Nullable String cursor, Integer limit) {
        RunHead head = service.get(runId);
        int after = Cursor.decode(cursor, "run-lines", runId)
                .map(UUID::getLeastSignificantBits)
                .orElse(0L)
                .intValue();
        LineStory story = service.story(head);
        List<RunStore.Line> found = service.lines(runId, after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(new UUID(0, found.get(limit - 1).ordinal()), "run-lines", runId)
                : null;
        var items = found.stream()
                .limit(limit)
                .map(line -> RunViews.of(story, line))
                .toList();
        return Links.page(new RunLinePage().items(items).next(next), next, uri);
    }

    @Override
    public Response downloadRunLines(UUID runId) {
        return Response.ok(new RunLinesCsv(service, runId, service.get(runId)), "text/csv")
                .header("Content-Disposition", "attachment; filename=\"run-" + runId + ".csv\"")
                .build();
    }

    @Override
    public Response downloadRunWorkbook(UUID runId) {
        return Response.ok(new RunWorkbook(service, runId, service.get(runId)), RunWorkbook.MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"run-" + runId + ".xlsx\"")
                .build();
    }

    @Override
    public Response listRunExclusions(UUID runId, @Nullable String cursor, Integer limit) {
        service.get(runId);
        int after = Cursor.decode(cursor, "run-exclusions", runId)
                .map(UUID::getLeastSignificantBits)
                .orElse(0L)
                .intValue();
        List<Exclusions.Row> found = inputs.exclusions(runId, after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(new UUID(0, found.get(limit - 1).ordinal()), "run-exclusions", runId)
                : null;
        var items = found.stream().limit(limit).map(RunViews::of).toList();
        return Links.page(new RunExclusionPage().items(items).next(next), next, uri);
    }

    @Override
    public Response listProviderTotals(UUID planId, @Nullable String cursor, Integer limit) {
        plans.plan(planId);
        UUID after = Cursor.decode(cursor, "provider-totals", planId).orElse(null);
        List<ProviderTotals.Listed> found = totals.page(planId, after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "provider-totals", planId) : null;
        var items =
                found.stream().limit(limit).map(ProviderTotals.Listed::total).toList();
        return Links.page(new ProviderTotalPage().items(items).next(next), next, uri);
    }
}
