package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.api.model.RegisterChangePage;
import org.grantsuite.allocation.api.model.RegisterLocationPage;
import org.grantsuite.allocation.api.model.RegisterSnapshotPage;
import org.grantsuite.allocation.register.domain.BedVerdict;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Pages of snapshots, their locations and their changes. */
@ApplicationScoped
class RegisterPages {
    private final RegisterService service;
    private final RegisterLocations locations;
    private final RegisterChanges changes;
    private final RegisterViews views;
    private final UriInfo uri;

    RegisterPages(
            RegisterService service,
            RegisterLocations locations,
            RegisterChanges changes,
            RegisterViews views,
            UriInfo uri) {
        this.service = service;
        this.locations = locations;
        this.changes = changes;
        this.views = views;
        this.uri = uri;
    }

    Response snapshots(@Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, "register-snapshots").orElse(null);
        List<RegisterHead> found = service.list(after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "register-snapshots") : null;
        var items = found.stream().limit(limit).map(views::of).toList();
        return Links.page(new RegisterSnapshotPage().items(items).next(next), next, uri);
    }

    Response locations(UUID registerId, @Nullable BedVerdict verdict, @Nullable String cursor, int limit) {
        service.get(registerId);
        int after = number(cursor, "register-locations", registerId, verdict);
        var found = locations.page(registerId, verdict, after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(new UUID(0, found.get(limit - 1).line()), "register-locations", registerId, verdict)
                : null;
        var items = found.stream().limit(limit).map(views::of).toList();
        return Links.page(new RegisterLocationPage().items(items).next(next), next, uri);
    }

    Response changes(UUID since, UUID registerId, @Nullable String kind, @Nullable String cursor, int limit) {
        int after = number(cursor, "register-changes", registerId, since, kind);
        var found = changes.between(since, registerId, kind, after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(new UUID(0, found.get(limit - 1).number()), "register-changes", registerId, since, kind)
                : null;
        var items = found.stream().limit(limit).map(RegisterViews::of).toList();
        return Links.page(new RegisterChangePage().items(items).next(next), next, uri);
    }

    private static int number(@Nullable String cursor, @Nullable Object... filter) {
        return Cursor.decode(cursor, filter)
                .map(UUID::getLeastSignificantBits)
                .orElse(0L)
                .intValue();
    }
}
