package org.grantsuite.allocation.register;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.api.RegisterErrorsApi;
import org.grantsuite.allocation.api.model.RegisterErrorKind;
import org.grantsuite.allocation.api.model.RegisterErrorPage;
import org.grantsuite.allocation.api.model.RegisterErrorStatus;
import org.grantsuite.allocation.api.model.RegisterResolutionRequest;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** The error queue over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR})
public class RegisterErrorsResource implements RegisterErrorsApi {
    private final RegisterErrors errors;
    private final Idempotency idempotency;
    private final UriInfo uri;

    RegisterErrorsResource(RegisterErrors errors, Idempotency idempotency, UriInfo uri) {
        this.errors = errors;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    public Response listRegisterErrors(
            @Nullable RegisterErrorStatus status,
            @Nullable RegisterErrorKind kind,
            @Nullable String cursor,
            Integer limit) {
        String statusText = status == null ? null : status.toString();
        String kindText = kind == null ? null : kind.toString();
        UUID after = Cursor.decode(cursor, "register-errors", status, kind).orElse(null);
        List<RegisterErrors.Held> found = errors.list(statusText, kindText, after, limit + 1);
        String next =
                found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "register-errors", status, kind) : null;
        var items = found.stream().limit(limit).map(RegisterViews::of).toList();
        return Links.page(new RegisterErrorPage().items(items).next(next), next, uri);
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response resolveRegisterError(UUID errorId, String idempotencyKey, RegisterResolutionRequest request) {
        return idempotency.once(
                "resolveRegisterError/" + errorId,
                idempotencyKey,
                request,
                () -> Response.ok(RegisterViews.of(errors.resolve(
                                errorId,
                                new RegisterErrors.Order(
                                        request.getResolution().toString(), request.getTo(), request.getReason()))))
                        .build());
    }
}
