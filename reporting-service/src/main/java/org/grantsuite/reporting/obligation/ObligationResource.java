package org.grantsuite.reporting.obligation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.reporting.api.ObligationsApi;
import org.grantsuite.reporting.api.model.ExcuseRequest;
import org.grantsuite.reporting.api.model.ObligationOpening;
import org.grantsuite.reporting.api.model.ObligationOpeningRequest;
import org.grantsuite.reporting.api.model.ObligationPage;
import org.grantsuite.reporting.api.model.ReminderList;
import org.grantsuite.reporting.api.model.SurveyOpening;
import org.jspecify.annotations.Nullable;

/** Obligations, reminders, completeness, and whom a missing return holds back. */
@RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
public class ObligationResource implements ObligationsApi {

    private final ObligationService service;
    private final CompletenessService completeness;
    private final Reminders reminders;
    private final Idempotency idempotency;
    private final BusinessClock clock;
    private final UriInfo uri;

    ObligationResource(
            ObligationService service,
            CompletenessService completeness,
            Reminders reminders,
            Idempotency idempotency,
            BusinessClock clock,
            @Context UriInfo uri) {
        this.service = service;
        this.completeness = completeness;
        this.reminders = reminders;
        this.idempotency = idempotency;
        this.clock = clock;
        this.uri = uri;
    }

    @Override
    public Response openObligations(String idempotencyKey, ObligationOpeningRequest request) {
        return idempotency.once("openObligations", idempotencyKey, request, () -> {
            var opened = service.open(request.getGrantId(), request.getReportingPoint(), request.getDueOn());
            return Response.ok(new ObligationOpening()
                            .grantId(request.getGrantId())
                            .reportingPoint(request.getReportingPoint())
                            .dueOn(opened.dueOn())
                            .opened(opened.opened())
                            .renewed(opened.renewed())
                            .total(opened.opened() + opened.renewed()))
                    .build();
        });
    }

    @Override
    public Response openSurvey(String idempotencyKey, ObligationOpeningRequest request) {
        return idempotency.once("openSurvey", idempotencyKey, request, () -> {
            var asked = service.survey(request.getGrantId(), request.getReportingPoint(), request.getDueOn());
            return Response.ok(new SurveyOpening()
                            .grantId(request.getGrantId())
                            .reportingPoint(request.getReportingPoint())
                            .dueOn(asked.dueOn())
                            .locationsInArea(asked.locationsInArea())
                            .funded(asked.funded())
                            .opened(asked.opened())
                            .unplaced(asked.unplaced()))
                    .build();
        });
    }

    @Override
    @RolesAllowed({
        Roles.PROVIDER,
        Roles.GRANTS_OFFICER,
        Roles.RETURNS_PREPARER,
        Roles.RETURNS_CERTIFIER,
        Roles.FINANCE,
        Roles.AUDITOR
    })
    public Response listObligations(
            @Nullable UUID grantId,
            @Nullable String reportingPoint,
            @Nullable String providerId,
            org.grantsuite.reporting.api.model.@Nullable ObligationState state,
            @Nullable String cursor,
            Integer limit) {
        var after = Cursor.decode(cursor, "obligations", grantId, reportingPoint, providerId, state);
        var wanted = state == null ? null : ObligationState.valueOf(state.name());
        var filter =
                new ObligationFilter(grantId, reportingPoint, providerId == null ? null : Set.of(providerId), wanted);
        var found = service.list(filter, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : Cursor.encode(shown.get(limit - 1).id(), "obligations", grantId, reportingPoint, providerId, state);
        var today = clock.today();
        var page = new ObligationPage()
                .items(shown.stream()
                        .map(one -> ObligationViews.view(one, today))
                        .toList())
                .next(next);
        return Links.page(page, next, uri);
    }

    @Override
    @RolesAllowed({
        Roles.PROVIDER,
        Roles.GRANTS_OFFICER,
        Roles.RETURNS_PREPARER,
        Roles.RETURNS_CERTIFIER,
        Roles.FINANCE,
        Roles.AUDITOR
    })
    public Response getObligation(UUID obligationId) {
        return one(service.get(obligationId));
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response excuseObligation(UUID obligationId, String idempotencyKey, ExcuseRequest request) {
        return idempotency.once(
                "excuseObligation/" + obligationId,
                idempotencyKey,
                request,
                () -> one(service.excuse(obligationId, request.getReason())));
    }

    @Override
    @RolesAllowed({
        Roles.PROVIDER,
        Roles.GRANTS_OFFICER,
        Roles.RETURNS_PREPARER,
        Roles.RETURNS_CERTIFIER,
        Roles.FINANCE,
        Roles.AUDITOR
    })
    public Response listObligationReminders(UUID obligationId) {
        var of = service.get(obligationId);
        return Response.ok(new ReminderList()
                        .items(reminders.of(of.id()).stream()
                                .map(ObligationViews::view)
                                .toList()))
                .build();
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.FINANCE, Roles.AUDITOR})
    public Response getCompleteness(UUID grantId, String reportingPoint) {
        return Response.ok(ObligationViews.view(grantId, reportingPoint, completeness.of(grantId, reportingPoint)))
                .build();
    }

    @Override
    @RolesAllowed({
        Roles.GRANTS_OFFICER,
        Roles.RETURNS_PREPARER,
        Roles.ALLOCATION_PREPARER,
        Roles.ALLOCATION_APPROVER,
        Roles.PAYMENTS_RELEASER,
        Roles.FINANCE,
        Roles.AUDITOR,
        Roles.SERVICE
    })
    public Response listBlockedProviders(UUID grantId) {
        return Response.ok(ObligationViews.view(completeness.blocking(grantId))).build();
    }

    private Response one(Obligation from) {
        return Response.ok(ObligationViews.view(from, clock.today()))
                .tag(Versions.tag(from.version()))
                .build();
    }
}
