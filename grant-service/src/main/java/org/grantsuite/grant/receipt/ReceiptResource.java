package org.grantsuite.grant.receipt;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.ReceiptsApi;
import org.grantsuite.grant.api.model.ReceiptPage;
import org.grantsuite.grant.api.model.ReceiptRequest;
import org.grantsuite.grant.api.model.Reversal;
import org.grantsuite.grant.api.model.ReversalRequest;
import org.grantsuite.grant.api.model.VarianceRequest;
import org.grantsuite.grant.receipt.Receipt.Told;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class ReceiptResource implements ReceiptsApi {
    private final ReceiptService receipts;
    private final ReceiptReversals reversals;
    private final Idempotency idempotency;
    private final CanonicalJson json;
    private final UriInfo uri;

    ReceiptResource(
            ReceiptService receipts,
            ReceiptReversals reversals,
            Idempotency idempotency,
            CanonicalJson json,
            UriInfo uri) {
        this.receipts = receipts;
        this.reversals = reversals;
        this.idempotency = idempotency;
        this.json = json;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response recordReceipt(UUID grantId, ReceiptRequest request) {
        Require.positive(request.getAmount(), "amount");
        var recorded = receipts.record(new Told(
                grantId,
                request.getInstalmentNumber(),
                request.getBankReference(),
                request.getAmount(),
                request.getReceivedOn(),
                request.getDateAssumed(),
                variance(request.getVariance()),
                json.sha256(request)));
        return recorded.replayed()
                ? Response.ok(view(recorded.receipt()))
                        .header(Idempotency.REPLAYED, "true")
                        .build()
                : Response.created(URI.create("/v1/grants/" + grantId + "/receipts"))
                        .entity(view(recorded.receipt()))
                        .build();
    }

    private static @Nullable Variance variance(@Nullable VarianceRequest request) {
        return request == null
                ? null
                : new Variance(request.getReason(), request.getNote(), request.getRelatedGrantId());
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response reverseReceipt(UUID grantId, UUID receiptId, String idempotencyKey, ReversalRequest request) {
        return idempotency.once("reverseReceipt/" + grantId + "/" + receiptId, idempotencyKey, request, () -> {
            Receipt reversed = reversals.reverse(grantId, receiptId, request.getReversedOn(), request.getReason());
            return Response.created(URI.create("/v1/grants/" + grantId + "/receipts"))
                    .entity(view(reversed))
                    .build();
        });
    }

    @Override
    public Response listReceipts(UUID grantId, @Nullable String cursor, Integer limit) {
        return page(receipts.list(grantId, cursor, limit));
    }

    @Override
    public Response listSetOffs(UUID grantId, @Nullable String cursor, Integer limit) {
        return page(receipts.setOffs(grantId, cursor, limit));
    }

    private Response page(Page<Receipt> page) {
        return Links.page(
                new ReceiptPage().items(page.map(ReceiptResource::view)).next(page.next()), page.next(), uri);
    }

    private static org.grantsuite.grant.api.model.Receipt view(Receipt receipt) {
        return new org.grantsuite.grant.api.model.Receipt()
                .id(receipt.id())
                .grantId(receipt.grantId())
                .instalmentNumber(receipt.instalmentNumber())
                .bankReference(receipt.bankReference())
                .amount(receipt.amount())
                .receivedOn(receipt.receivedOn())
                .dateAssumed(receipt.dateAssumed())
                .variance(receipt.variance()
                        .map(variance -> new org.grantsuite.grant.api.model.Variance()
                                .reason(variance.reason())
                                .amount(receipt.difference())
                                .note(variance.note())
                                .relatedGrantId(variance.relatedGrantId()))
                        .orElse(null))
                .journalId(receipt.journalId())
                .reversal(receipt.reversal()
                        .map(how -> new Reversal()
                                .reason(how.reason())
                                .reversedOn(how.reversedOn())
                                .journalId(how.journalId())
                                .recordedAt(how.recordedAt().atOffset(ZoneOffset.UTC))
                                .recordedBy(how.recordedBy()))
                        .orElse(null))
                .warnings(receipt.warnings())
                .recordedAt(receipt.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(receipt.recordedBy());
    }
}
