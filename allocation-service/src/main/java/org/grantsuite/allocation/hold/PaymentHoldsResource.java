package org.grantsuite.allocation.hold;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.allocation.api.PaymentHoldsApi;
import org.grantsuite.allocation.api.model.PaymentHold;
import org.grantsuite.allocation.api.model.PaymentHoldLifting;
import org.grantsuite.allocation.api.model.PaymentHoldPage;
import org.grantsuite.allocation.api.model.PaymentHoldRequest;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Holds over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR})
public class PaymentHoldsResource implements PaymentHoldsApi {
    private final PaymentHolds holds;
    private final HoldSubjects subjects;
    private final Idempotency idempotency;
    private final UriInfo uri;

    PaymentHoldsResource(PaymentHolds holds, HoldSubjects subjects, Idempotency idempotency, UriInfo uri) {
        this.holds = holds;
        this.subjects = subjects;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({FINANCE, GRANTS_OFFICER, PAYMENTS_RELEASER})
    public Response placePaymentHold(String idempotencyKey, PaymentHoldRequest request) {
        String subject = subjects.resolve(request.getKind(), request.getSubject());
        return idempotency.once("placePaymentHold", idempotencyKey, request, () -> {
            var hold = holds.place(request.getKind(), subject, request.getReason());
            return Response.created(URI.create("/v1/payment-holds/" + hold.id()))
                    .entity(view(hold))
                    .build();
        });
    }

    @Override
    public Response listPaymentHolds(Boolean standing, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "payment-holds", standing).orElse(null);
        var found = holds.page(standing, after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "payment-holds", standing) : null;
        var items = found.stream().limit(limit).map(PaymentHoldsResource::view).toList();
        return Links.page(new PaymentHoldPage().items(items).next(next), next, uri);
    }

    @Override
    @RolesAllowed({FINANCE, PAYMENTS_RELEASER})
    public Response liftPaymentHold(UUID holdId, String idempotencyKey, PaymentHoldLifting request) {
        return idempotency.once(
                "liftPaymentHold/" + holdId,
                idempotencyKey,
                request,
                () -> Response.ok(view(holds.lift(holdId, request.getReason()))).build());
    }

    private static PaymentHold view(PaymentHolds.Hold hold) {
        return new PaymentHold()
                .id(hold.id())
                .kind(hold.kind())
                .subject(hold.subject())
                .reason(hold.reason())
                .placedBy(hold.placedBy())
                .placedAt(hold.placedAt())
                .liftedBy(hold.liftedBy())
                .liftedAt(hold.liftedAt())
                .liftReason(hold.liftReason());
    }
}
