package org.grantsuite.allocation.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.snapshot.SnapshotService;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Keeps beside each derived driver snapshot what it was made of; the snapshot itself stays a snapshot like any other. */
@ApplicationScoped
public class SnapshotOrigins {
    private final Jdbc jdbc;
    private final Stamps stamps;
    private final CanonicalJson json;
    private final SnapshotService snapshots;

    SnapshotOrigins(Jdbc jdbc, Stamps stamps, CanonicalJson json, SnapshotService snapshots) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.json = json;
        this.snapshots = snapshots;
    }

    /** Where a snapshot comes from. */
    public enum Kind {
        REGISTER,
        TRACKER,
        CUSTOMERS,
        CONFIRMATION
    }

    /** A stored origin; its detail is JSON. */
    public record Held(
            UUID snapshotId,
            String kind,
            UUID sourceId,
            @Nullable UUID parentSnapshotId,
            String detail) {}

    /** @param detail figures and words that explain the snapshot, such as counts of what was left out */
    public void keep(UUID snapshotId, Kind kind, UUID sourceId, @Nullable UUID parent, Map<String, ?> detail) {
        jdbc.update(
                "insert into snapshot_origin (snapshot_id, council_code, kind, source_id, parent_snapshot_id, detail)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb)",
                snapshotId,
                stamps.council(),
                kind.name(),
                sourceId,
                parent,
                json.write(detail));
    }

    @Transactional
    public Held get(UUID snapshotId) {
        snapshots.get(snapshotId);
        return jdbc.find(
                        "select snapshot_id, kind, source_id, parent_snapshot_id, detail from snapshot_origin"
                                + " where snapshot_id = ?",
                        row -> new Held(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getObject(3, UUID.class),
                                row.getObject(4, UUID.class),
                                row.getString(5)),
                        snapshotId)
                .orElseThrow(() -> Refusal.of(
                        OriginProblem.SNAPSHOT_NOT_DERIVED, "Snapshot " + snapshotId + " came as a file of its own"));
    }
}
