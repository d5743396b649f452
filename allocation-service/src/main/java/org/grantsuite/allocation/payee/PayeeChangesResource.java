package org.grantsuite.allocation.payee;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.PayeeChangesApi;
import org.grantsuite.allocation.api.model.PayeeChange;
import org.grantsuite.allocation.api.model.PayeeChangePage;
import org.grantsuite.allocation.api.model.PayeeChangeRequest;
import org.grantsuite.allocation.api.model.PayeeChangeStatus;
import org.grantsuite.allocation.api.model.PayeeDecisionRequest;
import org.grantsuite.allocation.api.model.PayeeVerificationRequest;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Changes of payees over REST. Bank details go in and never out. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR})
public class PayeeChangesResource implements PayeeChangesApi {
    private final PayeeChanges changes;
    private final BankVault vault;
    private final Idempotency idempotency;
    private final UriInfo uri;

    PayeeChangesResource(PayeeChanges changes, BankVault vault, Idempotency idempotency, UriInfo uri) {
        this.changes = changes;
        this.vault = vault;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, FINANCE})
    public Response proposePayeeChange(String idempotencyKey, PayeeChangeRequest request) {
        PayeeChanges.Asked asked = asked(request);
        return idempotency.once("proposePayeeChange", idempotencyKey, print(asked), () -> {
            PayeeChanges.Change change = changes.propose(asked);
            return Response.created(URI.create("/v1/payee-changes/" + change.id()))
                    .entity(view(change))
                    .build();
        });
    }

    @Override
    public Response listPayeeChanges(
            @Nullable String providerId, @Nullable PayeeChangeStatus status, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "payee-changes", providerId, status).orElse(null);
        List<PayeeChanges.Change> found =
                changes.list(providerId, status == null ? null : status.toString(), after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(found.get(limit - 1).id(), "payee-changes", providerId, status)
                : null;
        var items = found.stream().limit(limit).map(PayeeChangesResource::view).toList();
        return Links.page(new PayeeChangePage().items(items).next(next), next, uri);
    }

    @Override
    public Response getPayeeChange(UUID changeId) {
        return Response.ok(view(changes.get(changeId))).build();
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, FINANCE})
    public Response decidePayeeChange(UUID changeId, String idempotencyKey, PayeeDecisionRequest request) {
        return idempotency.once(
                "decidePayeeChange/" + changeId,
                idempotencyKey,
                request,
                () -> Response.ok(view(
                                changes.decide(changeId, request.getDecision().toString(), request.getNote())))
                        .build());
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, FINANCE})
    public Response verifyPayee(UUID changeId, String idempotencyKey, PayeeVerificationRequest request) {
        var found = new PayeeChanges.Found(
                request.getOutcome().toString(),
                request.getMethod().toString(),
                request.getEvidenceReference(),
                request.getVerifiedOn());
        return idempotency.once(
                "verifyPayee/" + changeId,
                idempotencyKey,
                request,
                () -> Response.status(Response.Status.CREATED)
                        .entity(view(changes.verify(changeId, found)))
                        .build());
    }

    private static PayeeChanges.Asked asked(PayeeChangeRequest request) {
        var given = request.getBankDetails();
        return new PayeeChanges.Asked(
                request.getProviderId(),
                request.getSupplierNumber(),
                request.getSite() == null ? "" : request.getSite(),
                request.getValidFrom(),
                PayeeChanges.Bank.valueOf(request.getBank().toString()),
                given == null
                        ? null
                        : new BankDetails(given.getAccountName(), given.getSortCode(), given.getAccountNumber()),
                request.getReason());
    }

    /** What an idempotency key is held against; the stored hash of a request must not tell an account number. */
    private Map<String, Object> print(PayeeChanges.Asked asked) {
        Map<String, Object> print = new HashMap<>();
        print.put("providerId", asked.providerId());
        print.put("supplierNumber", asked.supplierNumber());
        print.put("site", asked.site());
        print.put("validFrom", asked.validFrom());
        print.put("bank", asked.bank());
        print.put("reason", asked.reason());
        BankDetails details = asked.details();
        print.put("details", details == null ? "" : vault.print(details));
        return print;
    }

    private static PayeeChange view(PayeeChanges.Change change) {
        PayeeChanges.Verification verification = change.verification();
        PayeeChange view = new PayeeChange()
                .id(change.id())
                .payeeId(change.payeeId())
                .providerId(change.providerId())
                .version(change.version())
                .status(PayeeChangeStatus.fromString(change.status()))
                .supplierNumber(change.supplierNumber())
                .site(change.site().isEmpty() ? null : change.site())
                .validFrom(change.validFrom())
                .accountMasked(change.accountTail() == null ? null : "****" + change.accountTail())
                .verification(PayeeChange.VerificationEnum.UNVERIFIED)
                .reason(change.reason())
                .proposedBy(change.proposedBy())
                .proposedAt(change.proposedAt())
                .decidedBy(change.decidedBy())
                .decidedAt(change.decidedAt())
                .decisionNote(change.decisionNote());
        return verification == null
                ? view
                : view.verification(PayeeChange.VerificationEnum.fromString(verification.outcome()))
                        .verificationMethod(verification.method())
                        .verifiedBy(verification.recordedBy())
                        .verifiedOn(verification.verifiedOn())
                        .evidenceReference(verification.evidenceReference());
    }
}
