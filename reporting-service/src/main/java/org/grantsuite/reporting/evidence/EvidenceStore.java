package org.grantsuite.reporting.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.jspecify.annotations.Nullable;

/** Evidence as rows: its record, and its bytes in pieces so that no file is ever held whole. */
@ApplicationScoped
class EvidenceStore {

    private static final int PIECE = 1_048_576;
    private static final String INSERT = """
            insert into evidence (id, council_code, grant_id, provider_id, reference, file_name, description, media_type, size_bytes,
              content_hash, scan_status, scanned_at, retain_until, uploaded_by, uploaded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String CHUNK =
            "insert into evidence_chunk (council_code, evidence_id, position, content) values (?, ?, ?, ?)";
    private static final String READ =
            "select content from evidence_chunk where council_code = ? and evidence_id = ? and position = ?";
    private static final String FIND = """
            select id, grant_id, provider_id, reference, file_name, description, media_type, size_bytes, content_hash,
              scan_status, scanned_at, retain_until, uploaded_by, uploaded_at, disposed_by, disposed_on, disposal_reason
            from evidence where council_code = ?""";
    private static final String HOLDER = """
            select id from evidence where council_code = ? and grant_id = ? and provider_id is not distinct from ?
              and content_hash = ? and disposed_on is null""";
    private static final String TAKEN = """
            select id from evidence where council_code = ? and grant_id = ? and provider_id is not distinct from ?
              and reference = ?""";
    private static final String DISPOSE = """
            update evidence set disposed_by = ?, disposed_on = ?, disposal_reason = ?
            where council_code = ? and id = ? and disposed_on is null""";

    private final Jdbc jdbc;
    private final Chronicle chronicle;

    EvidenceStore(Jdbc jdbc, Chronicle chronicle) {
        this.jdbc = jdbc;
        this.chronicle = chronicle;
    }

    void put(Evidence evidence, File file) {
        jdbc.update(
                INSERT,
                evidence.id(),
                chronicle.council(),
                evidence.grantId(),
                evidence.providerId(),
                evidence.reference(),
                evidence.fileName(),
                evidence.description(),
                evidence.mediaType(),
                evidence.sizeBytes(),
                evidence.contentHash(),
                evidence.scanStatus(),
                utc(evidence.scannedAt()),
                evidence.retainUntil(),
                evidence.uploadedBy(),
                utc(evidence.uploadedAt()));
        try (var stream = new FileInputStream(file)) {
            int position = 0;
            for (byte[] piece = stream.readNBytes(PIECE); piece.length > 0; piece = stream.readNBytes(PIECE)) {
                jdbc.update(CHUNK, chronicle.council(), evidence.id(), position++, piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    /** Empty after the last piece. */
    Optional<byte[]> piece(UUID id, int position) {
        return jdbc.find(READ, row -> row.getBytes(1), chronicle.council(), id, position);
    }

    Optional<Evidence> find(UUID id) {
        return jdbc.find(FIND + " and id = ?", EvidenceStore::read, chronicle.council(), id);
    }

    /** What the grant and provider keep with these bytes already. */
    Optional<UUID> holder(UUID grantId, @Nullable String providerId, String contentHash) {
        return id(HOLDER, grantId, providerId, contentHash);
    }

    Optional<UUID> named(UUID grantId, @Nullable String providerId, String reference) {
        return id(TAKEN, grantId, providerId, reference);
    }

    private Optional<UUID> id(String sql, UUID grantId, @Nullable String providerId, String value) {
        return jdbc.find(sql, row -> row.getObject(1, UUID.class), chronicle.council(), grantId, providerId, value);
    }

    /** Other evidence with the same bytes, under whatever grant (R8). */
    List<Evidence> sameContent(Evidence of) {
        return jdbc.list(
                FIND + " and content_hash = ? and id <> ? order by id limit 100",
                EvidenceStore::read,
                chronicle.council(),
                of.contentHash(),
                of.id());
    }

    List<Evidence> page(EvidenceFilter filter, Optional<UUID> after, int limit) {
        var sql = new StringBuilder(FIND);
        var values = new ArrayList<@Nullable Object>();
        values.add(chronicle.council());
        var providers = filter.providerIds();
        add(sql, values, " and grant_id = ?", filter.grantId());
        add(sql, values, " and provider_id = any(?)", providers == null ? null : providers.toArray(String[]::new));
        add(sql, values, " and reference = ?", filter.reference());
        add(sql, values, " and id > ?", after.orElse(null));
        values.add(limit);
        return jdbc.list(sql.append(" order by id limit ?").toString(), EvidenceStore::read, values.toArray());
    }

    private static void add(
            StringBuilder sql, List<@Nullable Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    /** False where somebody else disposed of it meanwhile. */
    boolean dispose(UUID id, LocalDate on, String reason) {
        boolean disposed = jdbc.update(DISPOSE, chronicle.by(), on, reason, chronicle.council(), id) > 0;
        if (disposed) {
            jdbc.update(
                    "delete from evidence_chunk where council_code = ? and evidence_id = ?", chronicle.council(), id);
        }
        return disposed;
    }

    private static Evidence read(ResultSet row) throws SQLException {
        var scanned = row.getObject("scanned_at", OffsetDateTime.class);
        var disposedOn = row.getObject("disposed_on", LocalDate.class);
        return new Evidence(
                row.getObject("id", UUID.class),
                row.getObject("grant_id", UUID.class),
                row.getString("provider_id"),
                row.getString("reference"),
                row.getString("file_name"),
                row.getString("description"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("content_hash"),
                row.getString("scan_status"),
                scanned == null ? null : scanned.toInstant(),
                row.getObject("retain_until", LocalDate.class),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                disposedOn == null
                        ? null
                        : new Evidence.Disposal(
                                row.getString("disposed_by"), disposedOn, row.getString("disposal_reason")));
    }
}
