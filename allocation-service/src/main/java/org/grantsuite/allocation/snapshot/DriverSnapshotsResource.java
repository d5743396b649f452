package org.grantsuite.allocation.snapshot;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.DriverSnapshotsApi;
import org.grantsuite.allocation.api.model.DriverLine;
import org.grantsuite.allocation.api.model.DriverLinePage;
import org.grantsuite.allocation.api.model.DriverSnapshot;
import org.grantsuite.allocation.api.model.DriverSnapshotPage;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Driver snapshots over REST. */
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
public class DriverSnapshotsResource implements DriverSnapshotsApi {
    private final SnapshotService service;
    private final SnapshotViews views;
    private final Idempotency idempotency;
    private final UriInfo uri;

    DriverSnapshotsResource(SnapshotService service, SnapshotViews views, Idempotency idempotency, UriInfo uri) {
        this.service = service;
        this.views = views;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response createDriverSnapshot(
            String idempotencyKey, String source, LocalDate asOf, String label, String body, Boolean assumed) {
        var origin = new SnapshotService.Origin(label, source, asOf, assumed);
        return idempotency.once("createDriverSnapshot", idempotencyKey, Map.of("origin", origin, "body", body), () -> {
            var head = service.take(body, origin);
            return Response.created(URI.create("/v1/driver-snapshots/" + head.id()))
                    .entity(views.of(head))
                    .build();
        });
    }

    @Override
    public Response getDriverSnapshot(UUID snapshotId) {
        return Response.ok(views.of(service.get(snapshotId))).build();
    }

    @Override
    public Response listDriverSnapshots(@Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "driver-snapshots").orElse(null);
        List<SnapshotService.Head> found = service.list(after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "driver-snapshots") : null;
        List<DriverSnapshot> items = found.stream().limit(limit).map(views::of).toList();
        return Links.page(new DriverSnapshotPage().items(items).next(next), next, uri);
    }

    @Override
    public Response listDriverSnapshotLines(UUID snapshotId, @Nullable String cursor, Integer limit) {
        service.get(snapshotId);
        int after = Cursor.decode(cursor, "driver-lines", snapshotId)
                .map(UUID::getLeastSignificantBits)
                .orElse(0L)
                .intValue();
        List<SnapshotService.StoredLine> found = service.lines(snapshotId, after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(new UUID(0, found.get(limit - 1).ordinal()), "driver-lines", snapshotId)
                : null;
        List<DriverLine> items =
                found.stream().limit(limit).map(DriverSnapshotsResource::view).toList();
        return Links.page(new DriverLinePage().items(items).next(next), next, uri);
    }

    private static DriverLine view(SnapshotService.StoredLine line) {
        return new DriverLine()
                .lineKey(line.key())
                .providerId(line.providerId())
                .locationId(line.locationId())
                .service(line.service())
                .driver(line.driver())
                .units(line.units())
                .note(line.note());
    }
}
