package org.grantsuite.grant.vat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.api.VatReclaimsApi;
import org.grantsuite.grant.api.model.VatReclaim;
import org.grantsuite.grant.api.model.VatReclaimRequest;
import org.grantsuite.grant.vat.VatReclaims.Told;

@RolesAllowed(Roles.FINANCE)
public class VatReclaimResource implements VatReclaimsApi {
    private final VatReclaims reclaims;

    VatReclaimResource(VatReclaims reclaims) {
        this.reclaims = reclaims;
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response recordVatReclaim(UUID grantId, VatReclaimRequest request) {
        var told = new Told(
                grantId,
                request.getReference(),
                Require.positive(request.getAmount(), "amount"),
                request.getReclaimedOn());
        var reclaimed = reclaims.reclaim(told);
        var body = new VatReclaim()
                .grantId(grantId)
                .reference(told.reference())
                .amount(told.amount())
                .reclaimedOn(told.reclaimedOn())
                .journalId(reclaimed.journalId())
                .outstanding(reclaimed.outstanding());
        return reclaimed.replayed()
                ? Response.ok(body).header(Idempotency.REPLAYED, "true").build()
                : Response.created(URI.create("/v1/grants/" + grantId + "/journals"))
                        .entity(body)
                        .build();
    }
}
