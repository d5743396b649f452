package org.grantsuite.allocation.customer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.grantsuite.allocation.origin.SnapshotOrigins;
import org.grantsuite.allocation.provider.ProviderService;
import org.grantsuite.allocation.provider.ProviderService.KnownLocation;
import org.grantsuite.allocation.snapshot.DerivedLine;
import org.grantsuite.allocation.snapshot.SnapshotService;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Takes counts of a case system once per reference, however often it sends them. */
@ApplicationScoped
class CustomerCountService {
    private static final Pattern BEDS = Pattern.compile("(.*_)?BEDS?");
    private static final int MOST_FAULTS = 100;

    private final Jdbc jdbc;
    private final ProviderService providers;
    private final SnapshotService snapshots;
    private final SnapshotOrigins origins;
    private final CanonicalJson json;
    private final Stamps stamps;

    CustomerCountService(
            Jdbc jdbc,
            ProviderService providers,
            SnapshotService snapshots,
            SnapshotOrigins origins,
            CanonicalJson json,
            Stamps stamps) {
        this.jdbc = jdbc;
        this.providers = providers;
        this.snapshots = snapshots;
        this.origins = origins;
        this.json = json;
        this.stamps = stamps;
    }

    /** One count, keyed by provider, location and service (R20). */
    record Counted(String providerId, @Nullable String locationId, String service, int customers) {
        String key() {
            return providerId + "|" + (locationId == null ? "" : locationId) + "|" + service;
        }
    }

    /** A whole extract. */
    record Batch(String system, String reference, LocalDate asOf, String label, String driver, List<Counted> counts) {}

    /** The snapshot it became, now or before. */
    record Taken(SnapshotService.Head head, boolean repeated) {}

    private record Earlier(String contentHash, UUID snapshotId) {}

    Taken take(Batch batch) {
        String hash = json.sha256(
                Map.of("asOf", batch.asOf().toString(), "driver", batch.driver(), "counts", sorted(batch.counts())));
        // Two callers of one reference wait for each other here; the second then finds what the first took.
        jdbc.find(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))::text",
                row -> row.getString(1),
                stamps.council() + "|" + batch.system() + "|" + batch.reference());
        return jdbc.find(
                        "select content_hash, snapshot_id from customer_batch where system = ? and reference = ?",
                        row -> new Earlier(row.getString(1), row.getObject(2, UUID.class)),
                        batch.system(),
                        batch.reference())
                .map(earlier -> again(earlier, hash, batch))
                .orElseGet(() -> first(batch, hash));
    }

    private Taken again(Earlier earlier, String hash, Batch batch) {
        if (!earlier.contentHash().equals(hash)) {
            throw Refusal.of(
                            CustomerProblem.CUSTOMER_COUNTS_DIFFER,
                            batch.system() + " sent other counts as " + batch.reference() + ", kept as snapshot "
                                    + earlier.snapshotId())
                    .at("reference", "send changed counts under a reference of their own");
        }
        return new Taken(snapshots.get(earlier.snapshotId()), true);
    }

    private Taken first(Batch batch, String hash) {
        List<DerivedLine> lines = lines(batch);
        var head = snapshots.derive(
                lines,
                new SnapshotService.Origin(
                        batch.label(), batch.system() + " " + batch.reference(), batch.asOf(), false));
        UUID id = stamps.id();
        jdbc.update(
                "insert into customer_batch (id, council_code, system, reference, content_hash, snapshot_id, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                stamps.council(),
                batch.system(),
                batch.reference(),
                hash,
                head.id(),
                stamps.now());
        origins.keep(
                head.id(),
                SnapshotOrigins.Kind.CUSTOMERS,
                id,
                null,
                Map.of("system", batch.system(), "reference", batch.reference(), "contentHash", hash));
        return new Taken(head, false);
    }

    private static List<String> sorted(List<Counted> counts) {
        return counts.stream()
                .map(one -> one.key() + "|" + one.customers())
                .sorted()
                .toList();
    }

    private List<DerivedLine> lines(Batch batch) {
        Map<String, KnownLocation> locations = providers.knownLocations();
        Map<String, String> names = providers.providerNames();
        Map<String, Integer> seen = new HashMap<>();
        List<Violation> faults = new ArrayList<>();
        List<DerivedLine> lines = new ArrayList<>();
        if (BEDS.matcher(batch.driver()).matches()) {
            faults.add(Violation.of("driver", "customers are no beds; beds come from the register (R19)"));
        }
        for (int i = 0; i < batch.counts().size() && faults.size() < MOST_FAULTS; i++) {
            Counted one = batch.counts().get(i);
            String at = "counts[" + i + "]";
            Integer before = seen.putIfAbsent(one.key(), i);
            if (before != null) {
                faults.add(Violation.of(at, "the same provider, location and service as counts[" + before + "]"));
            }
            judge(one, at, names, locations, faults);
            lines.add(new DerivedLine(
                    one.providerId(), one.locationId(), one.service(), batch.driver(), one.customers(), null));
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(RequestProblem.IMPORT_REFUSED, faults.size() + " fault(s); nothing was taken")
                    .violations(faults);
        }
        return lines;
    }

    private static void judge(
            Counted one,
            String at,
            Map<String, String> names,
            Map<String, KnownLocation> locations,
            List<Violation> faults) {
        if (!names.containsKey(one.providerId())) {
            faults.add(Violation.of(at + ".providerId", "no provider " + one.providerId() + " is known here"));
            return;
        }
        String locationId = one.locationId();
        KnownLocation location = locationId == null ? null : locations.get(locationId);
        if (locationId != null && (location == null || !location.providerId().equals(one.providerId()))) {
            faults.add(Violation.of(at + ".locationId", "the provider has no location " + locationId));
        } else if (location != null && location.dualRegistrationPrimaryId() != null) {
            faults.add(Violation.of(
                    at + ".locationId",
                    "registered twice: count it at its primary, " + location.dualRegistrationPrimaryId() + " (R19)"));
        }
    }
}
