package org.grantsuite.allocation.plan;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.grantsuite.allocation.api.PlansApi;
import org.grantsuite.allocation.api.model.PlanApprovalRequest;
import org.grantsuite.allocation.api.model.PlanPage;
import org.grantsuite.allocation.api.model.PlanRequest;
import org.grantsuite.allocation.api.model.PlanUpdate;
import org.grantsuite.allocation.api.model.PotRequest;
import org.grantsuite.allocation.api.model.ResidualRequest;
import org.grantsuite.allocation.approval.ApprovalViews;
import org.grantsuite.allocation.approval.Approvals;
import org.grantsuite.allocation.plan.PlanService.PlanWithPots;
import org.grantsuite.allocation.plan.PlanService.PotOrder;
import org.grantsuite.allocation.plan.domain.Basis;
import org.grantsuite.allocation.plan.domain.GeographyPolicy;
import org.grantsuite.allocation.plan.domain.Percent;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.PlanStatus;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.allocation.plan.domain.PotFigures;
import org.grantsuite.allocation.plan.domain.PotPlace;
import org.grantsuite.allocation.plan.domain.PotPurpose;
import org.grantsuite.allocation.plan.domain.PotSharing;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.jspecify.annotations.Nullable;

/** Plans over REST. */
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
public class PlansResource implements PlansApi {
    private final PlanService service;
    private final Approvals approvals;
    private final Idempotency idempotency;
    private final UriInfo uri;

    PlansResource(PlanService service, Approvals approvals, Idempotency idempotency, UriInfo uri) {
        this.service = service;
        this.approvals = approvals;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response createPlan(String idempotencyKey, PlanRequest request) {
        return idempotency.once("createPlan", idempotencyKey, request, () -> {
            var stored = service.draft(
                    new Plan.Subject(request.getGrantId(), request.getInstalmentNumber()),
                    new Plan.Terms(
                            request.getName(),
                            Require.positive(request.getAmount(), "amount"),
                            request.getBasis(),
                            Objects.requireNonNullElse(request.getGeographyPolicy(), GeographyPolicy.BOTH),
                            residual(request.getResidual())),
                    orders(request.getPots()));
            return Response.created(URI.create("/v1/plans/" + stored.plan().id()))
                    .tag(Versions.tag(stored.plan().version()))
                    .entity(PlanViews.of(stored))
                    .build();
        });
    }

    @Override
    public Response listPlans(@Nullable UUID grantId, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "plans", grantId).orElse(null);
        List<PlanWithPots> found = service.list(grantId, after, limit + 1);
        String next =
                found.size() > limit ? Cursor.encode(found.get(limit - 1).plan().id(), "plans", grantId) : null;
        var items = found.stream().limit(limit).map(PlanViews::of).toList();
        return Links.page(new PlanPage().items(items).next(next), next, uri);
    }

    @Override
    public Response getPlan(UUID planId) {
        return one(service.get(planId));
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response updatePlan(UUID planId, PlanUpdate update, @Nullable String ifMatch) {
        return one(
                service.change(planId, ifMatch, before -> change(before.plan().terms(), update)));
    }

    @Override
    public Response previewPlan(UUID planId, Basis basis) {
        return Response.ok(PlanViews.of(service.get(planId), basis)).build();
    }

    @Override
    @RolesAllowed(ALLOCATION_APPROVER)
    public Response approvePlan(UUID planId, String idempotencyKey, PlanApprovalRequest request) {
        var mandate = service.authority(planId);
        var grounds = new PlanService.Grounds(request.getDecisionId(), request.getGoverningBasis());
        return idempotency.once(
                "approvePlan/" + planId,
                idempotencyKey,
                request,
                () -> approved(service.approve(planId, mandate, grounds, request.getNote())));
    }

    /** 202 while another person has to approve it too. */
    private static Response approved(PlanWithPots stored) {
        var status = stored.plan().status() == PlanStatus.APPROVED ? Response.Status.OK : Response.Status.ACCEPTED;
        return Response.fromResponse(one(stored)).status(status).build();
    }

    @Override
    public Response listPlanApprovals(UUID planId) {
        service.plan(planId);
        return ApprovalViews.list(approvals.of(planId));
    }

    private static Response one(PlanWithPots stored) {
        return Response.ok(PlanViews.of(stored))
                .tag(Versions.tag(stored.plan().version()))
                .build();
    }

    /** The residual belongs to the pots: with new pots and no residual there is none. */
    private static PlanService.Change change(Plan.Terms before, PlanUpdate update) {
        boolean newPots = update.getPots() != null && !update.getPots().isEmpty();
        Money kept = newPots ? Money.ZERO : before.residual();
        return new PlanService.Change(
                new Plan.Terms(
                        Objects.requireNonNullElse(update.getName(), before.name()),
                        update.getAmount() == null ? before.amount() : Require.positive(update.getAmount(), "amount"),
                        Objects.requireNonNullElse(update.getBasis(), before.basis()),
                        Objects.requireNonNullElse(update.getGeographyPolicy(), before.geographyPolicy()),
                        update.getResidual() == null ? kept : residual(update.getResidual())),
                newPots ? orders(update.getPots()) : null);
    }

    private static Money residual(@Nullable ResidualRequest residual) {
        return residual == null ? Money.ZERO : Require.positive(residual.getAmount(), "residual.amount");
    }

    private static List<PotOrder> orders(List<PotRequest> pots) {
        return IntStream.range(0, pots.size())
                .mapToObj(i -> order(i, pots.get(i)))
                .toList();
    }

    private static PotOrder order(int position, PotRequest pot) {
        return new PotOrder(
                new Pot.Face(pot.getCode(), pot.getLabel(), pot.getRecipient(), pot.getLayerOn()),
                new PotFigures(
                        pot.getCode(),
                        pot.getPercent() == null ? null : Percent.parse(pot.getPercent()),
                        pot.getAmount() == null
                                ? null
                                : Require.positive(pot.getAmount(), "pots[" + position + "].amount"),
                        new PotPlace(
                                Objects.requireNonNullElse(pot.getSharing(), PotSharing.BASIS),
                                pot.getWithin(),
                                Objects.requireNonNullElse(pot.getPurpose(), PotPurpose.SHARE),
                                pot.getMandatoryShare())));
    }
}
