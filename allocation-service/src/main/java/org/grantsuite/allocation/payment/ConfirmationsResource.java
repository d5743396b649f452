package org.grantsuite.allocation.payment;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.allocation.api.PaymentConfirmationsApi;
import org.grantsuite.allocation.api.model.PaymentConfirmation;
import org.grantsuite.allocation.api.model.PaymentConfirmationPage;
import org.grantsuite.allocation.api.model.ReissueRequest;
import org.grantsuite.allocation.payment.domain.ConfirmationSource;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** What became of payments, over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR, SERVICE})
public class ConfirmationsResource implements PaymentConfirmationsApi {
    private final ConfirmationService service;
    private final PaymentReissue reissue;
    private final Idempotency idempotency;
    private final UriInfo uri;

    ConfirmationsResource(ConfirmationService service, PaymentReissue reissue, Idempotency idempotency, UriInfo uri) {
        this.service = service;
        this.reissue = reissue;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({FINANCE, SERVICE})
    public Response confirmPayments(String body) {
        return answer(service.take(
                body,
                () -> new ReportedPayments(ConfirmationSource.FINANCE_CSV, ConfirmationFile.read(body), false, 0)));
    }

    @Override
    @RolesAllowed({FINANCE, SERVICE})
    public Response takeBankReport(String body) {
        return answer(service.take(body, () -> BankReport.read(body)));
    }

    @Override
    public Response listPaymentConfirmations(@Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "payment-confirmations").orElse(null);
        var found = service.page(after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "payment-confirmations") : null;
        var items = found.stream().limit(limit).map(ConfirmationsResource::view).toList();
        return Links.page(new PaymentConfirmationPage().items(items).next(next), next, uri);
    }

    @Override
    @RolesAllowed(FINANCE)
    public Response reissuePayment(UUID paymentId, String idempotencyKey, ReissueRequest request) {
        return idempotency.once(
                "reissuePayment/" + paymentId,
                idempotencyKey,
                request,
                () -> Response.ok(reissue.reissue(paymentId, request.getReason()))
                        .build());
    }

    private static Response answer(ConfirmationService.Answer answer) {
        PaymentConfirmation view = view(answer.taken());
        return answer.replayed()
                ? Response.ok(view).header(Idempotency.REPLAYED, "true").build()
                : Response.created(URI.create("/v1/payment-confirmations"))
                        .entity(view)
                        .build();
    }

    private static PaymentConfirmation view(ConfirmationService.Taken taken) {
        return new PaymentConfirmation()
                .id(taken.id())
                .source(taken.source())
                .contentHash(taken.contentHash())
                .rows(taken.counts().rows())
                .paid(taken.counts().paid())
                .returned(taken.counts().returned())
                .unchanged(taken.counts().unchanged())
                .notOurs(taken.counts().notOurs())
                .importedBy(taken.importedBy())
                .recordedAt(taken.recordedAt());
    }
}
