package org.grantsuite.allocation.tracker;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.allocation.origin.SnapshotOrigins;
import org.grantsuite.allocation.provider.ProviderService;
import org.grantsuite.allocation.provider.ProviderService.KnownLocation;
import org.grantsuite.allocation.register.Placements;
import org.grantsuite.allocation.register.UnplacedRows;
import org.grantsuite.allocation.snapshot.DerivedLine;
import org.grantsuite.allocation.snapshot.SnapshotService;
import org.jspecify.annotations.Nullable;

/** Takes an extract as a driver snapshot: what the register knows becomes lines, the rest waits in the error queue. */
@ApplicationScoped
class TrackerService {
    private final ProviderService providers;
    private final SnapshotService snapshots;
    private final SnapshotOrigins origins;
    private final Placements placements;
    private final UnplacedRows unplaced;

    TrackerService(
            ProviderService providers,
            SnapshotService snapshots,
            SnapshotOrigins origins,
            Placements placements,
            UnplacedRows unplaced) {
        this.providers = providers;
        this.snapshots = snapshots;
        this.origins = origins;
        this.placements = placements;
        this.unplaced = unplaced;
    }

    /** What the sender says of an extract. */
    record Origin(String service, LocalDate asOf, String source, String label, String contentHash) {}

    /** What came of it. */
    record Taken(SnapshotService.Head head, int rows, Map<String, Integer> blanks, int unplaced) {}

    Taken take(TrackerFile file, Origin origin) {
        Map<String, KnownLocation> known = providers.knownLocations();
        Map<String, String> mapped = placements.mapped("TRACKER");
        List<UnplacedRows.Row> queue = new ArrayList<>();
        Map<String, String> target = new HashMap<>();
        file.locations().forEach((location, line) -> {
            String meant = mapped.getOrDefault(location, location);
            UnplacedRows.Row fault = fault(line, location, known.get(meant));
            if (fault == null) {
                target.put(location, meant);
            } else {
                queue.add(fault);
            }
        });
        int[] bedless = new int[1];
        List<DerivedLine> lines = lines(file, origin, known, target, bedless);
        var head = snapshots.derive(
                lines, new SnapshotService.Origin(origin.label(), origin.source(), origin.asOf(), false));
        unplaced.queue(head.id(), queue);
        origins.keep(
                head.id(),
                SnapshotOrigins.Kind.TRACKER,
                head.id(),
                null,
                Map.of(
                        "contentHash", origin.contentHash(),
                        "service", origin.service(),
                        "blanks", file.blanks(),
                        "bedsOfNoActiveCareHome", bedless[0],
                        "unplaced", queue.size()));
        return new Taken(head, file.locations().size(), file.blanks(), queue.size());
    }

    /** Lines of placed locations; beds only where there is a care home that is not dormant (R19), and the rest is counted. */
    private static List<DerivedLine> lines(
            TrackerFile file,
            Origin origin,
            Map<String, KnownLocation> known,
            Map<String, String> target,
            int[] bedless) {
        Map<String, DerivedLine> lines = new HashMap<>();
        for (TrackerFile.Number number : file.numbers()) {
            String locationId = target.get(number.locationId());
            KnownLocation location = locationId == null ? null : known.get(locationId);
            if (location == null) {
                continue;
            }
            if (number.driver().endsWith("BEDS") && (!location.careHome() || location.dormant())) {
                bedless[0]++;
                continue;
            }
            DerivedLine line = new DerivedLine(
                    location.providerId(), locationId, origin.service(), number.driver(), number.units(), null);
            lines.putIfAbsent(line.key(), line);
        }
        return List.copyOf(lines.values());
    }

    private static UnplacedRows.@Nullable Row fault(int line, String location, @Nullable KnownLocation known) {
        if (known == null) {
            return new UnplacedRows.Row(
                    "LOCATION_UNKNOWN", line, location, "the register here has no location " + location);
        }
        String primary = known.dualRegistrationPrimaryId();
        return primary == null
                ? null
                : new UnplacedRows.Row(
                        "DUAL_SECONDARY", line, location, "registered twice: count it at its primary, " + primary);
    }
}
