package org.grantsuite.grant.posting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.jspecify.annotations.Nullable;

/** Layouts as documents, each version inserted once. */
@ApplicationScoped
public class LayoutStore {
    private static final String COLUMNS =
            "select id, code, version, document, content_hash, recorded_at, recorded_by from posting_layout ";
    private static final String INSERT = """
            insert into posting_layout (id, council_code, code, version, document, content_hash, recorded_at, recorded_by)
            values (?, council_now(), ?, ?, ?, ?, ?, ?)
            on conflict (council_code, code, version) do nothing""";

    private final Jdbc jdbc;

    LayoutStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public record HeldLayout(
            UUID id,
            String code,
            int version,
            String document,
            String contentHash,
            Instant recordedAt,
            String recordedBy) {}

    /** @return false when the version is held already */
    public boolean insert(HeldLayout layout) {
        return jdbc.update(
                        INSERT,
                        layout.id(),
                        layout.code(),
                        layout.version(),
                        layout.document(),
                        layout.contentHash(),
                        layout.recordedAt().atOffset(ZoneOffset.UTC),
                        layout.recordedBy())
                == 1;
    }

    public Optional<HeldLayout> find(UUID id) {
        return jdbc.find(COLUMNS + "where id = ?", LayoutStore::layout, id);
    }

    public Optional<HeldLayout> find(String code, int version) {
        return jdbc.find(COLUMNS + "where code = ? and version = ?", LayoutStore::layout, code, version);
    }

    public Optional<HeldLayout> findLatest(String code) {
        return jdbc.find(COLUMNS + "where code = ? order by version desc limit 1", LayoutStore::layout, code);
    }

    public Page<HeldLayout> page(@Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, "posting-layouts").orElse(null);
        var found = after == null
                ? jdbc.list(COLUMNS + "order by id limit ?", LayoutStore::layout, limit + 1)
                : jdbc.list(COLUMNS + "where id > ? order by id limit ?", LayoutStore::layout, after, limit + 1);
        return Page.of(found, limit, HeldLayout::id, "posting-layouts");
    }

    private static HeldLayout layout(ResultSet row) throws SQLException {
        return new HeldLayout(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7));
    }
}
