package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.jspecify.annotations.Nullable;

/** Heads of register snapshots in the database. */
@ApplicationScoped
class RegisterStore {
    private static final String COLUMNS =
            "id, label, source, published_on, scope, format, content_hash, row_count, kept_count,"
                    + " outside_count, unplaced_count, applied, unlisted_count, made_up, import_id, imported_by, recorded_at";
    private static final String HEADS = "select " + COLUMNS + " from register_snapshot";

    private final Jdbc jdbc;
    private final Stamps stamps;

    RegisterStore(Jdbc jdbc, Stamps stamps) {
        this.jdbc = jdbc;
        this.stamps = stamps;
    }

    Optional<RegisterHead> find(UUID id) {
        return jdbc.find(HEADS + " where id = ?", RegisterStore::head, id);
    }

    List<RegisterHead> page(@Nullable UUID after, int limit) {
        return jdbc.list(
                HEADS + " where (?::uuid is null or id > ?::uuid) order by id limit ?",
                RegisterStore::head,
                after,
                after,
                limit);
    }

    Optional<UUID> findSame(RegisterService.Origin origin) {
        return jdbc.find(
                "select id from register_snapshot where published_on = ? and scope = ? and content_hash = ?",
                row -> row.getObject(1, UUID.class),
                origin.publishedOn(),
                origin.scope(),
                origin.contentHash());
    }

    /** Day of the newest snapshot there is. */
    Optional<LocalDate> findNewest() {
        return jdbc.find(
                "select published_on from register_snapshot order by published_on desc limit 1",
                row -> row.getObject(1, LocalDate.class));
    }

    /** What providers and locations refer to as the import they came by; its rows are those of the stage. */
    void insertImport(UUID importId, RegisterService.Origin origin, int rows) {
        jdbc.update(
                "insert into provider_import (id, council_code, label, made_up, content_hash, provider_count,"
                        + " location_count, row_count, imported_by, recorded_at)"
                        + " select ?, ?, ?, ?, ?, count(distinct provider_id), count(*), ?, ?, ? from stage_register",
                importId,
                stamps.council(),
                origin.label(),
                origin.madeUp(),
                origin.contentHash(),
                rows,
                stamps.person(),
                stamps.now());
    }

    void insert(RegisterHead head) {
        jdbc.update(
                "insert into register_snapshot (id, council_code, label, source, published_on, scope, format, content_hash,"
                        + " row_count, kept_count, outside_count, unplaced_count, applied, unlisted_count, made_up,"
                        + " import_id, imported_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                head.id(),
                stamps.council(),
                head.label(),
                head.source(),
                head.publishedOn(),
                head.scope(),
                head.format(),
                head.contentHash(),
                head.rows(),
                head.kept(),
                head.outside(),
                head.unplaced(),
                head.applied(),
                head.unlisted(),
                head.madeUp(),
                head.importId(),
                head.importedBy(),
                head.recordedAt());
    }

    /** Notes what following the snapshot came to, in the transaction that made it. */
    void noteUnlisted(UUID id, int unlisted) {
        jdbc.update("update register_snapshot set unlisted_count = ? where id = ?", unlisted, id);
    }

    private static RegisterHead head(ResultSet row) throws SQLException {
        return new RegisterHead(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                row.getInt(11),
                row.getBoolean(12),
                row.getInt(13),
                row.getBoolean(14),
                row.getObject(15, UUID.class),
                row.getString(16),
                row.getObject(17, OffsetDateTime.class));
    }
}
