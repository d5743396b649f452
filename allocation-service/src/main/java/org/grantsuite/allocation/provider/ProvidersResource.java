package org.grantsuite.allocation.provider;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.ProvidersApi;
import org.grantsuite.allocation.api.model.Location;
import org.grantsuite.allocation.api.model.LocationPage;
import org.grantsuite.allocation.api.model.LocationType;
import org.grantsuite.allocation.api.model.Provider;
import org.grantsuite.allocation.api.model.ProviderPage;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Providers and locations over REST. */
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
public class ProvidersResource implements ProvidersApi {
    private final ProviderService service;
    private final ProviderDirectory directory;
    private final Idempotency idempotency;
    private final UriInfo uri;

    ProvidersResource(ProviderService service, ProviderDirectory directory, Idempotency idempotency, UriInfo uri) {
        this.service = service;
        this.directory = directory;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response importProviders(String idempotencyKey, String label, String body, Boolean madeUp) {
        return idempotency.once(
                "importProviders",
                idempotencyKey,
                Map.of("label", label, "madeUp", madeUp, "body", body),
                () -> Response.status(Response.Status.CREATED)
                        .entity(service.take(body, label, madeUp))
                        .build());
    }

    @Override
    public Response listProviders(@Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "providers").orElse(null);
        List<ProviderDirectory.Listed<Provider>> found = directory.providers(after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "providers") : null;
        List<Provider> items =
                found.stream().limit(limit).map(ProviderDirectory.Listed::shown).toList();
        return Links.page(new ProviderPage().items(items).next(next), next, uri);
    }

    @Override
    public Response getProvider(String providerId) {
        return Response.ok(directory.get(providerId)).build();
    }

    @Override
    public Response listLocations(
            @Nullable String providerId, @Nullable LocationType locationType, @Nullable String cursor, Integer limit) {
        String type = locationType == null ? null : locationType.toString();
        UUID after = Cursor.decode(cursor, "locations", providerId, type).orElse(null);
        List<ProviderDirectory.Listed<Location>> found = directory.locations(providerId, type, after, limit + 1);
        String next =
                found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "locations", providerId, type) : null;
        List<Location> items =
                found.stream().limit(limit).map(ProviderDirectory.Listed::shown).toList();
        return Links.page(new LocationPage().items(items).next(next), next, uri);
    }
}
