package org.grantsuite.allocation.paymentaudit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.allocation.bulk.BulkLoad;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.paymentaudit.PaymentAuditService.Held;
import org.grantsuite.allocation.paymentaudit.domain.AuditFinding;
import org.grantsuite.allocation.paymentaudit.domain.AuditReport;
import org.grantsuite.allocation.paymentaudit.domain.FindingKind;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.jspecify.annotations.Nullable;

/** Audits and their findings; neither ever changes. */
@ApplicationScoped
class PaymentAuditStore {
    private static final String HEADS =
            "select id, label, content_hash, line_count, total_pence, threshold_pence, report::text, prepared_by,"
                    + " recorded_at from payment_audit";
    private static final String FINDING_COLUMNS =
            "audit_id, ordinal, council_code, kind, run_label, supplier_no, lines, paid_pence, expected_pence, message";

    private final Jdbc jdbc;
    private final BulkLoad bulk;
    private final Stamps stamps;
    private final ObjectMapper mapper;

    PaymentAuditStore(Jdbc jdbc, BulkLoad bulk, Stamps stamps, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.stamps = stamps;
        this.mapper = mapper;
    }

    /** A finding with its place in the audit. */
    record Numbered(int ordinal, AuditFinding finding) {}

    /** The part of an audit that is stored as a document. */
    record Document(List<AuditReport.RunTold> runs, List<AuditReport.Pair> pairs, Map<FindingKind, Integer> counts) {}

    void insert(Held held, List<AuditFinding> findings) {
        jdbc.update(
                "insert into payment_audit (id, council_code, label, content_hash, line_count, total_pence,"
                        + " threshold_pence, report, prepared_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)",
                held.id(),
                stamps.council(),
                held.label(),
                held.contentHash(),
                held.lines(),
                held.totalPence(),
                held.thresholdPence(),
                write(new Document(held.runs(), held.pairs(), held.counts())),
                held.preparedBy(),
                held.recordedAt());
        CopyText rows = new CopyText();
        for (AuditFinding finding : findings) {
            rows.value(held.id())
                    .value(rows.rows() + 1)
                    .value(stamps.council())
                    .value(finding.kind())
                    .value(finding.runLabel())
                    .value(finding.supplierNo())
                    .value(finding.lines().stream().map(String::valueOf).collect(Collectors.joining(",")))
                    .value(finding.paidPence())
                    .value(finding.expectedPence())
                    .value(finding.message())
                    .endRow();
        }
        bulk.append("payment_audit_finding", FINDING_COLUMNS, rows);
    }

    Optional<Held> find(UUID id) {
        return jdbc.find(HEADS + " where id = ?", this::held, id);
    }

    List<Held> page(@Nullable UUID after, int limit) {
        return jdbc.list(
                HEADS + " where (?::uuid is null or id > ?::uuid) order by id limit ?",
                this::held,
                after,
                after,
                limit);
    }

    List<Numbered> findings(UUID id, @Nullable FindingKind kind, int after, int limit) {
        String wanted = kind == null ? null : kind.name();
        return jdbc.list(
                "select ordinal, kind, run_label, supplier_no, lines, paid_pence, expected_pence, message"
                        + " from payment_audit_finding where audit_id = ? and ordinal > ?"
                        + " and (?::text is null or kind = ?::text) order by ordinal limit ?",
                PaymentAuditStore::numbered,
                id,
                after,
                wanted,
                wanted,
                limit);
    }

    private Held held(ResultSet row) throws SQLException {
        Document document = read(row.getString(7));
        return new Held(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getLong(6),
                document.runs(),
                document.pairs(),
                document.counts(),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class));
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        String lines = row.getString(5);
        return new Numbered(
                row.getInt(1),
                new AuditFinding(
                        FindingKind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        lines.isEmpty()
                                ? List.of()
                                : Arrays.stream(lines.split(","))
                                        .map(Integer::valueOf)
                                        .toList(),
                        row.getLong(6),
                        row.getObject(7, Long.class),
                        row.getString(8)));
    }

    private String write(Document document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of this package are always written", e);
        }
    }

    private Document read(String document) {
        try {
            return mapper.readValue(document, Document.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds only documents written here", e);
        }
    }
}
