package org.grantsuite.reporting.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PublicationRepository {

    private static final String COLUMNS =
            "id, kind, grant_id, period_from, period_to, file_name, content_hash, row_count, total_pence, withheld_names,"
                    + " notes, made_by, made_at";
    private static final String INSERT = """
            insert into publication (id, kind, grant_id, period_from, period_to, file_name, content_hash, row_count, total_pence,
              withheld_names, notes, made_by, made_at, council_code, content, profile_version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FIND = "select " + COLUMNS + " from publication where id = ?";
    private static final String PAGE =
            "select " + COLUMNS + " from publication where (?::uuid is null or grant_id = ?::uuid)"
                    + " and (?::uuid is null or id > ?::uuid) order by id limit ?";

    private final Jdbc jdbc;
    private final CurrentCouncil council;

    PublicationRepository(Jdbc jdbc, CurrentCouncil council) {
        this.jdbc = jdbc;
        this.council = council;
    }

    void insert(Publication made, byte[] content, int profileVersion) {
        jdbc.update(
                INSERT,
                made.id(),
                made.kind().name(),
                made.grantId(),
                made.from(),
                made.to(),
                made.fileName(),
                made.contentHash(),
                made.rows(),
                made.total().pence(),
                made.withheldNames(),
                made.notes().toArray(String[]::new),
                made.madeBy(),
                made.madeAt().atOffset(ZoneOffset.UTC),
                council.code(),
                content,
                profileVersion);
    }

    Optional<Publication> find(UUID id) {
        return jdbc.find(FIND, PublicationRepository::read, id);
    }

    Optional<byte[]> content(UUID id) {
        return jdbc.find("select content from publication where id = ?", row -> row.getBytes(1), id);
    }

    List<Publication> page(@Nullable UUID grantId, Optional<UUID> after, int limit) {
        UUID last = after.orElse(null);
        return jdbc.list(PAGE, PublicationRepository::read, grantId, grantId, last, last, limit);
    }

    private static Publication read(ResultSet row) throws SQLException {
        Array notes = row.getArray("notes");
        return new Publication(
                row.getObject("id", UUID.class),
                PublicationKind.valueOf(row.getString("kind")),
                row.getObject("grant_id", UUID.class),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class),
                row.getString("file_name"),
                row.getString("content_hash"),
                row.getInt("row_count"),
                Money.ofPence(row.getLong("total_pence")),
                row.getInt("withheld_names"),
                List.of((String[]) notes.getArray()),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
