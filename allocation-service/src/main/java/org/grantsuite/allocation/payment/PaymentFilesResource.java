package org.grantsuite.allocation.payment;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.allocation.api.PaymentFilesApi;
import org.grantsuite.allocation.api.model.BankFile;
import org.grantsuite.allocation.api.model.BankFilePage;
import org.grantsuite.allocation.api.model.BankFileRequest;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Files for the finance system and the bank, over REST. */
@RolesAllowed({PAYMENTS_RELEASER, FINANCE, AUDITOR})
public class PaymentFilesResource implements PaymentFilesApi {
    private final CreditorInvoices invoices;
    private final BankFiles files;
    private final Idempotency idempotency;
    private final UriInfo uri;

    PaymentFilesResource(CreditorInvoices invoices, BankFiles files, Idempotency idempotency, UriInfo uri) {
        this.invoices = invoices;
        this.files = files;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    public Response downloadCreditorInvoices(UUID paymentRunId, String layoutCode, Integer layoutVersion) {
        byte[] file = invoices.file(paymentRunId, layoutCode, layoutVersion);
        return Response.ok(file, "text/csv")
                .tag(Sha256.hex(file))
                .header("Content-Disposition", "attachment; filename=\"creditor-invoices-" + paymentRunId + ".csv\"")
                .build();
    }

    @Override
    @RolesAllowed(PAYMENTS_RELEASER)
    public Response createBankFile(UUID paymentRunId, String idempotencyKey, BankFileRequest request) {
        return idempotency.once("createBankFile/" + paymentRunId, idempotencyKey, request, () -> {
            var file = files.create(paymentRunId, request.getExecuteOn(), request.getReplacesBecause());
            return Response.created(
                            URI.create("/v1/payment-runs/" + paymentRunId + "/bank-files/" + file.id() + "/xml"))
                    .entity(view(file))
                    .build();
        });
    }

    @Override
    public Response listBankFiles(UUID paymentRunId, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "bank-files", paymentRunId).orElse(null);
        var found = files.page(paymentRunId, after, limit + 1);
        String next =
                found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "bank-files", paymentRunId) : null;
        var items = found.stream().limit(limit).map(PaymentFilesResource::view).toList();
        return Links.page(new BankFilePage().items(items).next(next), next, uri);
    }

    @Override
    @RolesAllowed(PAYMENTS_RELEASER)
    public Response downloadBankFile(UUID paymentRunId, UUID bankFileId) {
        return Response.ok(files.xml(paymentRunId, bankFileId), "application/xml")
                .header("Content-Disposition", "attachment; filename=\"pain001-" + bankFileId + ".xml\"")
                .build();
    }

    private static BankFile view(BankFiles.Held file) {
        return new BankFile()
                .id(file.id())
                .paymentRunId(file.paymentRunId())
                .messageId(file.messageId())
                .executeOn(file.executeOn())
                .count(file.count())
                .total(file.total())
                .contentHash(file.contentHash())
                .createdBy(file.createdBy())
                .createdAt(file.createdAt());
    }
}
