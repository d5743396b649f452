package org.grantsuite.reporting.auditpack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.grantclient.GrantArchive.Page;
import org.grantsuite.reporting.grantclient.Pages;
import org.jspecify.annotations.Nullable;

/** Returns with their exact files, signatures, findings and the final value: this service's own rows, as they stand in its tables. */
@ApplicationScoped
class ReportingSection implements PackSection {

    /** The same text for a moment wherever the pack is made. */
    private static final String UTC = "select set_config('TimeZone', 'UTC', true)";

    private static final String PAGE = "select id::text, row::text from (%s) rows where ?::uuid is null or id > ?::uuid"
            + " order by id limit " + Pages.LIMIT;

    private static final Map<String, String> LISTS = lists();
    private static final String FILES = """
            select f.content_hash, f.format, f.content, d.reporting_point, d.revision
            from return_file f join department_return d on d.id = f.department_return_id
            where d.grant_id = ? order by d.reporting_point, d.revision, f.content_hash, f.format""";

    private final Jdbc jdbc;
    private final ObjectMapper mapper;

    ReportingSection(Jdbc jdbc, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    private static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        of(lists, "provider-returns", "provider_return t where t.grant_id = ?");
        of(
                lists,
                "provider-return-lines",
                "provider_return_line t join provider_return r"
                        + " on r.id = t.provider_return_id where r.grant_id = ?");
        of(lists, "department-returns", "department_return t where t.grant_id = ?");
        of(
                lists,
                "certificates",
                "certificate t join department_return d" + " on d.id = t.department_return_id where d.grant_id = ?");
        of(
                lists,
                "signatures",
                "signature t join certificate c on c.id = t.certificate_id join department_return d"
                        + " on d.id = c.department_return_id where d.grant_id = ?");
        of(lists, "misspend-findings", "misspend_finding t where t.grant_id = ?");
        of(lists, "final-values", "final_value t where t.grant_id = ?");
        of(lists, "publications", null);
        return lists;
    }

    private static void of(Map<String, String> lists, String name, @Nullable String from) {
        lists.put(
                name,
                from == null
                        ? "select t.id, to_jsonb(t) - 'content' as row from publication t where t.grant_id = ?"
                        : "select t.id, to_jsonb(t) as row from " + from);
    }

    private record StoredRow(UUID id, JsonNode row) {}

    private record ReturnedFile(String path, byte[] content) {}

    @Override
    public int order() {
        return 3;
    }

    @Override
    public void write(UUID grantId, PackEntries entries) {
        LISTS.forEach((name, sql) ->
                entries.list("reporting/" + name + ".jsonl", cursor -> page(PAGE.formatted(sql), grantId, cursor)));
        lock(grantId).forEach(row -> entries.document("reporting/final-value-lock.json", row));
        files(grantId).forEach(file -> entries.bytes(file.path(), file.content()));
    }

    private Page page(String sql, UUID grantId, @Nullable String cursor) {
        UUID after = cursor == null ? null : UUID.fromString(cursor);
        var rows = QuarkusTransaction.requiringNew().call(() -> {
            jdbc.find(UTC, row -> row.getString(1));
            return jdbc.list(
                    sql,
                    row -> new StoredRow(UUID.fromString(row.getString(1)), read(row.getString(2))),
                    grantId,
                    after,
                    after);
        });
        return new Page(
                rows.stream().map(StoredRow::row).toList(),
                rows.size() < Pages.LIMIT
                        ? null
                        : rows.get(rows.size() - 1).id().toString());
    }

    private List<JsonNode> lock(UUID grantId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            jdbc.find(UTC, row -> row.getString(1));
            return jdbc.list(
                    "select to_jsonb(t)::text from final_value_lock t where grant_id = ?",
                    row -> read(row.getString(1)),
                    grantId);
        });
    }

    /** A return's JSON file is named by its own hash: what was signed is what is there. */
    private List<ReturnedFile> files(UUID grantId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbc.list(
                        FILES,
                        row -> new ReturnedFile(
                                "reporting/files/" + row.getString(4) + "-v" + row.getInt(5) + "/" + row.getString(1)
                                        + "." + row.getString(2).toLowerCase(java.util.Locale.ROOT),
                                row.getBytes(3)),
                        grantId));
    }

    private JsonNode read(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
