package org.grantsuite.grant.suspense;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.api.SuspenseApi;
import org.grantsuite.grant.api.model.SuspenseClearingRequest;
import org.grantsuite.grant.api.model.SuspenseMove;
import org.grantsuite.grant.api.model.SuspenseRequest;
import org.grantsuite.grant.suspense.SuspenseService.Moved;
import org.grantsuite.grant.suspense.SuspenseService.Told;

@RolesAllowed(Roles.FINANCE)
public class SuspenseResource implements SuspenseApi {
    private final SuspenseService suspense;

    SuspenseResource(SuspenseService suspense) {
        this.suspense = suspense;
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response takeIntoSuspense(UUID grantId, SuspenseRequest request) {
        var told = new Told(grantId, request.getReference(), request.getTakenOn(), request.getDescription());
        return answer(suspense.take(told, Require.positive(request.getAmount(), "amount")));
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response clearSuspense(UUID grantId, SuspenseClearingRequest request) {
        var told = new Told(grantId, request.getReference(), request.getClearedOn(), request.getReason());
        return answer(suspense.clear(told, request.getReceiptId()));
    }

    private static Response answer(Moved moved) {
        Told told = moved.told();
        var body = new SuspenseMove()
                .grantId(told.grantId())
                .reference(told.reference())
                .amount(moved.amount())
                .valueOn(told.on())
                .description(told.words())
                .journalId(moved.journalId());
        return moved.replayed()
                ? Response.ok(body).header(Idempotency.REPLAYED, "true").build()
                : Response.created(URI.create("/v1/grants/" + told.grantId() + "/journals"))
                        .entity(body)
                        .build();
    }
}
