package org.grantsuite.allocation.payee;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.PayeesApi;
import org.grantsuite.allocation.api.model.PayeeKeyRotation;
import org.grantsuite.allocation.api.model.PayeePage;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Payees over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR})
public class PayeesResource implements PayeesApi {
    private final PayeeService payees;
    private final KeyRotation rotation;
    private final Idempotency idempotency;
    private final UriInfo uri;

    PayeesResource(PayeeService payees, KeyRotation rotation, Idempotency idempotency, UriInfo uri) {
        this.payees = payees;
        this.rotation = rotation;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    public Response getPayee(UUID payeeId) {
        return Response.ok(view(payees.get(payeeId))).build();
    }

    @Override
    public Response listPayees(@Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "payees").orElse(null);
        List<Payee> found = payees.list(after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "payees") : null;
        var items = found.stream().limit(limit).map(PayeesResource::view).toList();
        return Links.page(new PayeePage().items(items).next(next), next, uri);
    }

    @Override
    @RolesAllowed(FINANCE)
    public Response rotatePayeeKeys(String idempotencyKey) {
        return idempotency.once("rotatePayeeKeys", idempotencyKey, Map.of(), () -> {
            KeyRotation.Rotated rotated = rotation.rotate();
            return Response.ok(new PayeeKeyRotation()
                            .keyId(rotated.keyId())
                            .encryptedAnew(rotated.encryptedAnew())
                            .remaining(rotated.remaining()))
                    .build();
        });
    }

    private static org.grantsuite.allocation.api.model.Payee view(Payee payee) {
        return new org.grantsuite.allocation.api.model.Payee()
                .id(payee.id())
                .providerId(payee.providerId())
                .changeId(payee.versionId())
                .version(payee.version())
                .supplierNumber(payee.supplierNumber())
                .site(payee.site().isEmpty() ? null : payee.site())
                .validFrom(payee.validFrom())
                .verified(payee.verified())
                .bankDetailsHeld(payee.bankDetailsHeld())
                .fingerprint(payee.fingerprint());
    }
}
