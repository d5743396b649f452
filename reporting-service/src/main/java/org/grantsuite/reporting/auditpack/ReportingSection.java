package org.grantsuite.reporting.auditpack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.grantclient.GrantArchive.Page;
import org.grantsuite.reporting.grantclient.Pages;
import org.jspecify.annotations.Nullable;

/** Obligations, returns, evidence, signatures, findings and the final value: this service's own rows, as they stand in its tables. */
@ApplicationScoped
class ReportingSection implements PackSection {

    /** The same text for a moment wherever the pack is made. */
    private static final String UTC = "select set_config('TimeZone', 'UTC', true)";

    private static final String PAGE =
            "select k, r::text from (%s) rows (k, r) where ?::text is null or k > ? collate \"C\""
                    + " order by k collate \"C\" limit " + Pages.LIMIT;
    private static final String RETURN = "provider_return p on p.id = t.provider_return_id where p.grant_id = ?";
    private static final String SAMPLE = "verification_sample s on s.id = t.sample_id where s.grant_id = ?";
    private static final String OBLIGATION = "obligation o on o.id = t.obligation_id where o.grant_id = ?";
    private static final String DEPARTMENT =
            "department_return d on d.id = t.department_return_id where d.grant_id = ?";
    private static final String CERTIFICATE = "certificate c on c.id = t.certificate_id"
            + " join department_return d on d.id = c.department_return_id where d.grant_id = ?";
    /** The workbooks the grant's returns could be filled into: those of its scheme. */
    private static final String WORKBOOKS =
            "w.scheme_code in (select d.scheme_code from department_return d where d.grant_id = ?)";

    /** What is kept of a grant, in the order of the story. */
    static final List<Rows> ROWS = List.of(
            Rows.ofGrant("obligation"),
            Rows.of("obligation_award", OBLIGATION, "t.obligation_id::text || '/' || t.award_id"),
            Rows.of("obligation_reminder", OBLIGATION, "t.id::text"),
            Rows.ofGrant("provider_return_import"),
            Rows.ofGrant("provider_return"),
            Rows.of("provider_return_line", RETURN, "t.id::text"),
            Rows.of(
                    "provider_return_item",
                    RETURN,
                    "t.provider_return_id::text || '/' || lpad(t.position::text, 10, '0')"),
            Rows.of("provider_return_review", RETURN, "t.id::text"),
            Rows.of("provider_return_reopening", RETURN, "t.id::text"),
            Rows.ofGrant("evidence"),
            Rows.ofGrant("verification_sample"),
            Rows.of("sampled_return", SAMPLE, "t.sample_id::text || '/' || t.provider_return_id"),
            Rows.of("verification_result", SAMPLE, "t.sample_id::text || '/' || t.provider_return_id"),
            Rows.ofGrant("information_answer"),
            Rows.ofGrant("department_return"),
            new Rows(
                    "department_workbook",
                    "select w.id::text, to_jsonb(w) - 'content' from department_workbook w where " + WORKBOOKS),
            new Rows(
                    "department_workbook_mapping",
                    "select t.id::text, to_jsonb(t) from department_workbook_mapping t"
                            + " join department_workbook w on w.id = t.workbook_id where " + WORKBOOKS),
            Rows.of("certificate", DEPARTMENT, "t.id::text"),
            Rows.of("signature", CERTIFICATE, "t.id::text"),
            Rows.ofGrant("misspend_finding"),
            Rows.ofGrant("final_value"),
            new Rows(
                    "final_value_lock",
                    "select t.grant_id::text, to_jsonb(t) from final_value_lock t where t.grant_id = ?"),
            new Rows(
                    "publication",
                    "select t.id::text, to_jsonb(t) - 'content' from publication t where t.grant_id = ?"),
            new Rows(
                    "publication_profile",
                    "select t.id::text, to_jsonb(t) from publication_profile t"
                            + " where t.version in (select p.profile_version from publication p where p.grant_id = ?)"));

    /** Files kept whole, under the hash of their bytes. */
    static final List<Files> FILES = List.of(
            new Files("return_file", """
            select 'files/' || d.reporting_point || '-v' || d.revision || '/' || f.content_hash
                || case f.format when 'WORKBOOK' then '-' || f.file_hash else '' end || '.' || lower(f.format), f.content
            from return_file f join department_return d on d.id = f.department_return_id where d.grant_id = ?"""),
            new Files("certificate_file", """
            select 'certificates/' || f.certificate_id || '/' || f.file_hash || '.pdf', f.content
            from certificate_file f join certificate c on c.id = f.certificate_id
              join department_return d on d.id = c.department_return_id where d.grant_id = ?"""),
            new Files(
                    "department_workbook",
                    "select 'workbooks/' || w.id || '/' || w.file_hash || '.' || w.extension, w.content"
                            + " from department_workbook w where " + WORKBOOKS),
            new Files("publication", """
            select 'publications/' || p.id || '/' || p.content_hash, p.content
            from publication p where p.grant_id = ?"""));

    /** Bytes whose retention has ended are gone; what is left is their record. */
    private static final String EVIDENCE =
            "select id, content_hash from evidence where grant_id = ? and disposed_on is null order by id";

    private static final String PIECE = "select content from evidence_chunk where evidence_id = ? and position = ?";

    private final Jdbc jdbc;
    private final ObjectMapper mapper;

    ReportingSection(Jdbc jdbc, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    /** A table's rows of a grant: a key in whose order they are read, and the row as JSON. */
    record Rows(String table, String sql) {

        static Rows ofGrant(String table) {
            return new Rows(table, "select t.id::text, to_jsonb(t) from %s t where t.grant_id = ?".formatted(table));
        }

        static Rows of(String table, String joined, String key) {
            return new Rows(table, "select %s, to_jsonb(t) from %s t join %s".formatted(key, table, joined));
        }

        String entry() {
            return "reporting/" + table.replace('_', '-') + ".jsonl";
        }
    }

    /** A table's files: the path of each and its bytes. */
    record Files(String table, String sql) {}

    private record StoredRow(String key, JsonNode row) {}

    private record StoredFile(UUID id, String hash) {}

    @Override
    public int order() {
        return 3;
    }

    @Override
    public void write(UUID grantId, PackEntries entries) {
        ROWS.forEach(rows -> entries.list(rows.entry(), cursor -> page(PAGE.formatted(rows.sql()), grantId, cursor)));
        FILES.forEach(files -> files(files, grantId, entries));
        evidence(grantId)
                .forEach(file -> entries.pieces("reporting/evidence/" + file.id() + "/" + file.hash(), out -> {
                    int position = 0;
                    for (var piece = piece(file.id(), position);
                            !piece.isEmpty();
                            piece = piece(file.id(), ++position)) {
                        out.write(piece.get(0));
                    }
                }));
    }

    private Page page(String sql, UUID grantId, @Nullable String cursor) {
        var rows = QuarkusTransaction.requiringNew().call(() -> {
            jdbc.find(UTC, row -> row.getString(1));
            return jdbc.list(
                    sql, row -> new StoredRow(row.getString(1), read(row.getString(2))), grantId, cursor, cursor);
        });
        return new Page(
                rows.stream().map(StoredRow::row).toList(),
                rows.size() < Pages.LIMIT ? null : rows.get(rows.size() - 1).key());
    }

    /** Paths first, then one file after the other: memory holds one at most. */
    private void files(Files files, UUID grantId, PackEntries entries) {
        var paths = read("select p from (" + files.sql() + ") files (p, c) order by p collate \"C\"", grantId);
        for (var path : paths) {
            var content = QuarkusTransaction.requiringNew()
                    .call(() -> jdbc.find(
                            "select c from (" + files.sql() + ") files (p, c) where p = ?",
                            row -> row.getBytes(1),
                            grantId,
                            path))
                    .orElseThrow();
            entries.bytes("reporting/" + path, content);
        }
    }

    private List<String> read(String sql, UUID grantId) {
        return QuarkusTransaction.requiringNew().call(() -> jdbc.list(sql, row -> row.getString(1), grantId));
    }

    private List<StoredFile> evidence(UUID grantId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbc.list(
                        EVIDENCE, row -> new StoredFile(row.getObject(1, UUID.class), row.getString(2)), grantId));
    }

    /** Nothing after the last. */
    private List<byte[]> piece(UUID id, int position) {
        return QuarkusTransaction.requiringNew().call(() -> jdbc.list(PIECE, row -> row.getBytes(1), id, position));
    }

    private JsonNode read(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
