package org.grantsuite.allocation.plan;

import static org.grantsuite.commons.identity.Roles.ALLOCATION_APPROVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.grantsuite.allocation.api.ReSplitsApi;
import org.grantsuite.allocation.api.model.Resplit;
import org.grantsuite.allocation.api.model.ResplitPot;
import org.grantsuite.allocation.api.model.ResplitRequest;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Require;
import org.jspecify.annotations.Nullable;

/** Re-splits over REST. */
@RolesAllowed(ALLOCATION_APPROVER)
public class ResplitsResource implements ReSplitsApi {
    private final ResplitService service;
    private final Idempotency idempotency;

    ResplitsResource(ResplitService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @Override
    public Response resplitPlan(UUID planId, String idempotencyKey, ResplitRequest request, Boolean dryRun) {
        Money amount = Require.positive(request.getAmount(), "amount");
        if (dryRun) {
            return Response.ok(view(planId, service.preview(planId, amount), null))
                    .build();
        }
        var mandate = service.authority(planId);
        var order = new ResplitService.Order(planId, amount, request.getDecisionId(), request.getNote());
        return idempotency.once("resplitPlan/" + planId, idempotencyKey, request, () -> {
            var done = service.resplit(order, mandate);
            var status = done.reference() == null ? Response.Status.ACCEPTED : Response.Status.OK;
            return Response.status(status)
                    .entity(view(planId, done.split(), done.reference()))
                    .build();
        });
    }

    private static Resplit view(UUID planId, Resplitting split, @Nullable String reference) {
        return new Resplit()
                .planId(planId)
                .amountBefore(split.before())
                .amount(split.amount())
                .pots(split.pots().stream()
                        .map(part -> new ResplitPot()
                                .code(part.code())
                                .before(part.before())
                                .committed(part.committed())
                                .amount(part.amount()))
                        .toList())
                .residual(split.residual())
                .decisionReference(reference);
    }
}
