package org.grantsuite.allocation.payment;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.allocation.api.PaymentsApi;
import org.jspecify.annotations.Nullable;

/** Payments over REST. */
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
public class PaymentsResource implements PaymentsApi {
    private final PaymentPages pages;
    private final UriInfo uri;

    PaymentsResource(PaymentPages pages, UriInfo uri) {
        this.pages = pages;
        this.uri = uri;
    }

    @Override
    public Response listPayments(
            @Nullable UUID grantId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String cursor,
            Integer limit) {
        return pages.page(new PaymentRepository.Filter(null, grantId, from, to), cursor, limit, uri);
    }

    @Override
    public Response getPayment(UUID paymentId) {
        return Response.ok(pages.get(paymentId)).build();
    }
}
