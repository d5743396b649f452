package org.grantsuite.grant.settlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.SettlementApi;
import org.grantsuite.grant.api.model.Blocker;
import org.grantsuite.grant.api.model.ReasonRequest;
import org.grantsuite.grant.api.model.Settlement;
import org.grantsuite.grant.api.model.SettlementRequest;
import org.grantsuite.grant.repayment.RepaymentKind;
import org.grantsuite.grant.settlement.SettlementService.Standing;

@RolesAllowed(Access.READER)
public class SettlementResource implements SettlementApi {
    private final SettlementService settlements;
    private final Idempotency idempotency;

    SettlementResource(SettlementService settlements, Idempotency idempotency) {
        this.settlements = settlements;
        this.idempotency = idempotency;
    }

    @Override
    public Response getSettlement(UUID grantId) {
        return Response.ok(view(settlements.standing(grantId))).build();
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response settleGrant(UUID grantId, String idempotencyKey, SettlementRequest request) {
        return idempotency.once(
                "settleGrant/" + grantId,
                idempotencyKey,
                request,
                () -> Response.created(URI.create("/v1/grants/" + grantId + "/settlement"))
                        .entity(view(settlements.settle(grantId, request.getSettledOn(), request.getNote())))
                        .build());
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response reopenGrant(UUID grantId, String idempotencyKey, ReasonRequest request) {
        return idempotency.once(
                "reopenGrant/" + grantId,
                idempotencyKey,
                request,
                () -> Response.ok(view(settlements.reopen(grantId, request.getReason())))
                        .build());
    }

    private static Settlement view(Standing standing) {
        var accounts = standing.accounts();
        return new Settlement()
                .grantId(standing.grant().id())
                .outcome(standing.outcome())
                .settledOn(standing.grant().settledOn())
                .held(accounts.held())
                .owedByProviders(accounts.owedByProviders())
                .owedToDepartment(accounts.owedToDepartment())
                .awaited(accounts.awaited())
                .unspent(accounts.held().plus(accounts.owedByProviders()))
                .unspentRepaid(standing.repaid(RepaymentKind.UNSPENT))
                .misspentRepaid(standing.repaid(RepaymentKind.MISSPENT))
                .ownResources(standing.ownResources())
                .blockers(accounts.blockers().stream()
                        .map(one -> new Blocker()
                                .code(Blocker.CodeEnum.fromValue(one.code()))
                                .message(one.message())
                                .amount(one.amount().isZero() ? null : one.amount()))
                        .toList());
    }
}
