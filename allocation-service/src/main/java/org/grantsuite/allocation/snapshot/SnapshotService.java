package org.grantsuite.allocation.snapshot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.bulk.BulkLoad;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.provider.ProviderService;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Takes driver snapshots and reads them; one never changes (R18). */
@ApplicationScoped
public class SnapshotService {
    private static final String HEADS =
            "select id, label, source, as_of, assumed, content_hash, line_count, prepared_by, recorded_at"
                    + " from driver_snapshot";
    private static final String LINE_COLUMNS =
            "snapshot_id, ordinal, council_code, line_key, provider_id, location_id, service, driver, units, note";

    private final Jdbc jdbc;
    private final BulkLoad bulk;
    private final ProviderService providers;
    private final Stamps stamps;
    private final Audit audit;

    SnapshotService(Jdbc jdbc, BulkLoad bulk, ProviderService providers, Stamps stamps, Audit audit) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.providers = providers;
        this.stamps = stamps;
        this.audit = audit;
    }

    /** What a snapshot says of itself. */
    public record Head(
            UUID id,
            String label,
            String source,
            LocalDate asOf,
            boolean assumed,
            String contentHash,
            int lines,
            String preparedBy,
            OffsetDateTime recordedAt) {}

    /** Sum of one driver. */
    public record Total(String driver, long units, int lines) {}

    /** One line as stored. */
    public record StoredLine(
            int ordinal,
            String key,
            String providerId,
            @Nullable String locationId,
            String service,
            String driver,
            long units,
            @Nullable String note) {}

    /** Where the counts come from and of which day they are. */
    public record Origin(String label, String source, LocalDate asOf, boolean assumed) {}

    public Head take(String body, Origin origin) {
        stamps.requirePast(origin.asOf(), "asOf");
        return take(DriverFile.read(body, providers.knownLocations(), providers.providerNames()), origin);
    }

    /** Takes lines that were worked out here; whoever did vouches for R19 and R20. */
    public Head derive(List<DerivedLine> derived, Origin origin) {
        stamps.requirePast(origin.asOf(), "asOf");
        return take(
                derived.stream()
                        .map(line -> new DriverFile.Line(
                                line.key(),
                                line.providerId(),
                                line.locationId(),
                                line.service(),
                                line.driver(),
                                line.units(),
                                line.note()))
                        .sorted(Comparator.comparing(DriverFile.Line::key))
                        .toList(),
                origin);
    }

    private Head take(List<DriverFile.Line> lines, Origin origin) {
        if (lines.isEmpty()) {
            throw Refusal.of(SnapshotProblem.SNAPSHOT_EMPTY, "There is not a single line to take");
        }
        Head head = new Head(
                stamps.id(),
                origin.label(),
                origin.source(),
                origin.asOf(),
                origin.assumed(),
                DriverFile.contentHash(lines),
                lines.size(),
                stamps.person(),
                stamps.now());
        store(head);
        store(head.id(), lines);
        audit.record(
                "DRIVER_SNAPSHOT_TAKEN",
                "driver-snapshot",
                head.id(),
                head.label(),
                Map.of("contentHash", head.contentHash(), "asOf", head.asOf(), "lines", head.lines()));
        return head;
    }

    @Transactional
    public Head get(UUID id) {
        return jdbc.find(HEADS + " where id = ?", SnapshotService::head, id)
                .orElseThrow(() -> Refusal.of(SnapshotProblem.SNAPSHOT_UNKNOWN, "No snapshot has the id " + id));
    }

    @Transactional
    public List<Head> list(@Nullable UUID after, int limit) {
        return jdbc.list(
                HEADS + " where (?::uuid is null or id > ?::uuid) order by id limit ?",
                SnapshotService::head,
                after,
                after,
                limit);
    }

    @Transactional
    public List<Total> totals(UUID id) {
        return jdbc.list(
                "select driver, sum(units), count(*) from driver_line where snapshot_id = ?"
                        + " group by driver order by driver",
                row -> new Total(row.getString(1), row.getLong(2), row.getInt(3)),
                id);
    }

    /** Lines after an ordinal, in the order of their keys. */
    @Transactional
    public List<StoredLine> lines(UUID id, int afterOrdinal, int limit) {
        return jdbc.list(
                "select ordinal, line_key, provider_id, location_id, service, driver, units, note from driver_line"
                        + " where snapshot_id = ? and ordinal > ? order by ordinal limit ?",
                row -> new StoredLine(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getLong(7),
                        row.getString(8)),
                id,
                afterOrdinal,
                limit);
    }

    private void store(Head head) {
        jdbc.update(
                "insert into driver_snapshot (id, council_code, label, source, as_of, assumed, content_hash,"
                        + " line_count, prepared_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                head.id(),
                stamps.council(),
                head.label(),
                head.source(),
                head.asOf(),
                head.assumed(),
                head.contentHash(),
                head.lines(),
                head.preparedBy(),
                head.recordedAt());
    }

    private void store(UUID id, List<DriverFile.Line> lines) {
        CopyText rows = new CopyText();
        for (DriverFile.Line line : lines) {
            rows.value(id)
                    .value(rows.rows() + 1)
                    .value(stamps.council())
                    .value(line.key())
                    .value(line.providerId())
                    .value(line.locationId())
                    .value(line.service())
                    .value(line.driver())
                    .value(line.units())
                    .value(line.note())
                    .endRow();
        }
        bulk.append("driver_line", LINE_COLUMNS, rows);
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getBoolean(5),
                row.getString(6),
                row.getInt(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class));
    }
}
