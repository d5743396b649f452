package org.grantsuite.allocation.payment;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.grantsuite.allocation.api.RemittanceAdvicesApi;

/** Remittance advices over REST. */
@RolesAllowed({GRANTS_OFFICER, PAYMENTS_RELEASER, FINANCE, AUDITOR, PROVIDER})
public class RemittanceAdvicesResource implements RemittanceAdvicesApi {
    private final RemittanceAdvices advices;

    RemittanceAdvicesResource(RemittanceAdvices advices) {
        this.advices = advices;
    }

    @Override
    public Response getRemittanceAdvice(UUID paymentRunId, String providerId) {
        return Response.ok(advices.of(paymentRunId, providerId)).build();
    }

    @Override
    public Response downloadRemittanceAdvice(UUID paymentRunId, String providerId) {
        return Response.ok(advices.pdf(paymentRunId, providerId), "application/pdf")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"remittance-" + providerId + "-" + paymentRunId + ".pdf\"")
                .build();
    }
}
