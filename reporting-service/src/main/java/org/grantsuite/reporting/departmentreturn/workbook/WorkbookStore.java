package org.grantsuite.reporting.departmentreturn.workbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.jspecify.annotations.Nullable;

/** Blanks and their mappings; neither is ever altered, and of several mappings the last one counts. */
@ApplicationScoped
class WorkbookStore {

    private static final String SELECT = """
        select b.id, b.scheme_code, b.reporting_point, b.label, b.extension, b.file_hash, b.uploaded_by, b.uploaded_at,
          m.cells, m.recorded_by, m.recorded_at
        from department_workbook b left join lateral (
          select cells, recorded_by, recorded_at from department_workbook_mapping
          where workbook_id = b.id order by id desc limit 1) m on true\
        """;

    private final Jdbc jdbc;
    private final ObjectMapper mapper;

    WorkbookStore(Jdbc jdbc, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    void insert(StoredWorkbook blank, byte[] content) {
        jdbc.update(
                """
                insert into department_workbook (id, council_code, scheme_code, reporting_point, label, extension, file_hash,
                  content, uploaded_by, uploaded_at)
                values (?, council_now(), ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                blank.id(),
                blank.schemeCode(),
                blank.reportingPoint(),
                blank.label(),
                blank.extension(),
                blank.fileHash(),
                content,
                blank.uploadedBy(),
                blank.uploadedAt().atOffset(ZoneOffset.UTC));
    }

    void insertMapping(UUID id, UUID workbookId, WorkbookMapping mapping, String by, Instant at) {
        jdbc.update("""
                insert into department_workbook_mapping (id, council_code, workbook_id, cells, recorded_by, recorded_at)
                values (?, council_now(), ?, cast(? as jsonb), ?, ?)\
                """, id, workbookId, write(mapping), by, at.atOffset(ZoneOffset.UTC));
    }

    Optional<StoredWorkbook> find(UUID id) {
        return jdbc.find(SELECT + " where b.id = ?", this::blank, id);
    }

    Optional<StoredWorkbook> find(String schemeCode, String reportingPoint, String fileHash) {
        return jdbc.find(
                SELECT + " where b.scheme_code = ? and b.reporting_point = ? and b.file_hash = ?",
                this::blank,
                schemeCode,
                reportingPoint,
                fileHash);
    }

    byte[] content(UUID id) {
        return jdbc.find("select content from department_workbook where id = ?", row -> row.getBytes(1), id)
                .orElseThrow();
    }

    List<StoredWorkbook> page(@Nullable String schemeCode, @Nullable String reportingPoint, UUID after, int limit) {
        return jdbc.list(
                SELECT
                        + " where b.id > ? and (cast(? as text) is null or b.scheme_code = ?)"
                        + " and (cast(? as text) is null or b.reporting_point = ?) order by b.id limit ?",
                this::blank,
                after,
                schemeCode,
                schemeCode,
                reportingPoint,
                reportingPoint,
                limit);
    }

    private StoredWorkbook blank(ResultSet row) throws SQLException {
        var cells = row.getString(9);
        var mappedAt = row.getObject(11, OffsetDateTime.class);
        return new StoredWorkbook(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                cells == null ? null : read(cells),
                row.getString(10),
                mappedAt == null ? null : mappedAt.toInstant());
    }

    private String write(WorkbookMapping mapping) {
        try {
            return mapper.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A mapping cannot be written", e);
        }
    }

    private WorkbookMapping read(String json) {
        try {
            return mapper.readValue(json, WorkbookMapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored mapping cannot be read", e);
        }
    }
}
