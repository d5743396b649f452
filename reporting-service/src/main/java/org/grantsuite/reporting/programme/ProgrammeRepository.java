package org.grantsuite.reporting.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet;
import org.jspecify.annotations.Nullable;

/** Versions of programmes; a row is inserted once and never changed. */
@ApplicationScoped
class ProgrammeRepository {

    private static final String COLUMNS =
            "id, code, name, version, content_hash, reason, recorded_by, recorded_at, document";
    private static final String INSERT = """
            insert into programme_version (id, code, name, version, content_hash, reason, recorded_by, recorded_at, document,
              council_code)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""";
    private static final String FIND = "select " + COLUMNS + " from programme_version where code = ?"
            + " and version = coalesce(?::int, (select max(version) from programme_version where code = ?))";
    private static final String PAGE = "select " + COLUMNS + " from programme_version p where version ="
            + " (select max(version) from programme_version where code = p.code)"
            + " and (?::uuid is null or id > ?::uuid) order by id limit ?";

    private final Jdbc jdbc;
    private final ObjectMapper mapper;
    private final CurrentCouncil council;

    ProgrammeRepository(Jdbc jdbc, ObjectMapper mapper, CurrentCouncil council) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.council = council;
    }

    /** False where another took the number first. */
    boolean insert(RecordedProgramme programme) {
        var version = programme.version();
        int inserted = jdbc.update(
                INSERT,
                version.id(),
                version.code(),
                version.name(),
                version.version(),
                version.contentHash(),
                version.reason(),
                version.recordedBy(),
                version.recordedAt().atOffset(ZoneOffset.UTC),
                write(programme.document()),
                council.code());
        return inserted == 1;
    }

    /** @param version the latest where null */
    Optional<RecordedProgramme> find(String code, @Nullable Integer version) {
        return jdbc.find(FIND, this::read, code, version, code);
    }

    List<ProgrammeVersion> page(Optional<UUID> after, int limit) {
        UUID last = after.orElse(null);
        return jdbc.list(PAGE, ProgrammeRepository::version, last, last, limit);
    }

    private RecordedProgramme read(ResultSet row) throws SQLException {
        try {
            return new RecordedProgramme(
                    version(row), mapper.readValue(row.getString("document"), ProgrammeSheet.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProgrammeVersion version(ResultSet row) throws SQLException {
        return new ProgrammeVersion(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getInt("version"),
                row.getString("content_hash"),
                row.getString("reason"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private String write(ProgrammeSheet document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
