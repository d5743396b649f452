package org.grantsuite.allocation.tracker;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import org.grantsuite.allocation.api.TrackerImportsApi;
import org.grantsuite.allocation.api.model.BlankCount;
import org.grantsuite.allocation.api.model.TrackerImport;
import org.grantsuite.allocation.sheet.SheetFormat;
import org.grantsuite.allocation.sheet.SpooledFile;
import org.grantsuite.allocation.snapshot.SnapshotViews;
import org.grantsuite.commons.idempotency.Idempotency;

/** Capacity Tracker extracts over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
public class TrackerImportsResource implements TrackerImportsApi {
    private final TrackerService service;
    private final SnapshotViews views;
    private final Idempotency idempotency;
    private final HttpHeaders headers;

    TrackerImportsResource(TrackerService service, SnapshotViews views, Idempotency idempotency, HttpHeaders headers) {
        this.service = service;
        this.views = views;
        this.idempotency = idempotency;
        this.headers = headers;
    }

    @Override
    public Response importTracker(
            String idempotencyKey,
            org.grantsuite.allocation.api.model.TrackerService ofService,
            LocalDate asOf,
            String source,
            String label,
            InputStream body) {
        SheetFormat format = SheetFormat.of(headers.getMediaType());
        try (SpooledFile file = SpooledFile.of(body)) {
            TrackerFile tracker = TrackerFile.read(file, format, TrackerColumns.valueOf(ofService.toString()));
            var origin = new TrackerService.Origin(ofService.toString(), asOf, source, label, file.sha256());
            return idempotency.once("importTracker", idempotencyKey, origin, () -> {
                TrackerService.Taken taken = service.take(tracker, origin);
                return Response.created(URI.create(
                                "/v1/driver-snapshots/" + taken.head().id()))
                        .entity(view(taken))
                        .build();
            });
        }
    }

    private TrackerImport view(TrackerService.Taken taken) {
        return new TrackerImport()
                .snapshot(views.of(taken.head()))
                .rows(taken.rows())
                .blanks(taken.blanks().entrySet().stream()
                        .map(entry -> new BlankCount().driver(entry.getKey()).locations(entry.getValue()))
                        .toList())
                .unplaced(taken.unplaced());
    }
}
