package org.grantsuite.allocation.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.model.InvoiceColumn;
import org.grantsuite.allocation.api.model.InvoiceLayoutDocument;
import org.grantsuite.allocation.invoice.domain.InvoiceKind;
import org.grantsuite.allocation.invoice.domain.InvoiceLayout;
import org.grantsuite.allocation.invoice.domain.LayoutCheck;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Takes layouts in and gives them out: another finance system is a document, never a release. */
@ApplicationScoped
public class InvoiceLayouts {
    private static final String HELD =
            "select id, code, version, kind, document, content_hash, held_by, held_at from invoice_layout";
    private static final String INSERT = """
            insert into invoice_layout (id, council_code, code, version, kind, document, content_hash, held_by, held_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (council_code, code, version) do nothing""";

    private final Jdbc jdbc;
    private final Stamps stamps;
    private final Audit audit;
    private final ObjectMapper mapper;
    private final CanonicalJson json;

    InvoiceLayouts(Jdbc jdbc, Stamps stamps, Audit audit, ObjectMapper mapper, CanonicalJson json) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.audit = audit;
        this.mapper = mapper;
        this.json = json;
    }

    /** A version of a layout as it is kept. */
    record Held(
            UUID id,
            String code,
            int version,
            InvoiceKind kind,
            InvoiceLayoutDocument document,
            String contentHash,
            String heldBy,
            OffsetDateTime heldAt) {}

    /** @param replayed the version was held before with the same content */
    record Taken(Held layout, boolean replayed) {}

    @Transactional
    Taken hold(InvoiceLayoutDocument document) {
        requireConsistent(document);
        String text = new String(json.bytes(document), StandardCharsets.UTF_8);
        UUID id = stamps.id();
        int inserted = jdbc.update(
                INSERT,
                id,
                stamps.council(),
                document.getCode(),
                document.getVersion(),
                document.getKind().name(),
                text,
                Sha256.hex(text),
                stamps.person(),
                stamps.now());
        Held held = get(document.getCode(), document.getVersion());
        if (inserted == 0) {
            return replay(held, Sha256.hex(text));
        }
        audit.record(
                "INVOICE_LAYOUT_HELD",
                "invoice-layout",
                id,
                null,
                Map.of("code", held.code(), "version", held.version(), "contentHash", held.contentHash()));
        return new Taken(held, false);
    }

    private static Taken replay(Held held, String hash) {
        if (!held.contentHash().equals(hash)) {
            throw Refusal.of(
                            InvoiceProblem.INVOICE_LAYOUT_EXISTS,
                            "A version is never changed; give the new content the next version")
                    .with("contentHash", held.contentHash());
        }
        return new Taken(held, true);
    }

    private static void requireConsistent(InvoiceLayoutDocument document) {
        List<LayoutCheck.Fault> faults = LayoutCheck.faults(layout(document));
        if (!faults.isEmpty()) {
            throw Refusal.of(
                            InvoiceProblem.INVOICE_LAYOUT_INCONSISTENT,
                            faults.size() + " contradiction(s), the first at "
                                    + faults.get(0).pointer())
                    .violations(faults.stream()
                            .limit(100)
                            .map(fault -> Violation.of(fault.pointer(), fault.message()))
                            .toList());
        }
    }

    @Transactional
    Held get(String code, int version) {
        return jdbc.find(HELD + " where code = ? and version = ?", this::held, code, version)
                .orElseThrow(() -> Refusal.of(
                        InvoiceProblem.INVOICE_LAYOUT_UNKNOWN,
                        "No version " + version + " of a layout " + code + " is held"));
    }

    @Transactional
    List<Held> page(@Nullable UUID after, int limit) {
        return jdbc.list(
                HELD + " where (?::uuid is null or id > ?::uuid) order by id limit ?", this::held, after, after, limit);
    }

    /** The layout, if it is for this kind of file. */
    @Transactional
    public InvoiceLayout read(String code, int version, InvoiceKind kind) {
        Held held = get(code, version);
        if (held.kind() != kind) {
            throw Refusal.of(
                            InvoiceProblem.INVOICE_LAYOUT_WRONG_KIND,
                            "Layout " + code + " is for " + held.kind() + ", not for " + kind)
                    .at("layoutCode", "name a layout for " + kind);
        }
        return layout(held.document());
    }

    private Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                InvoiceKind.valueOf(row.getString(4)),
                document(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class));
    }

    private InvoiceLayoutDocument document(String text) {
        try {
            return mapper.readValue(text, InvoiceLayoutDocument.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InvoiceLayout layout(InvoiceLayoutDocument document) {
        var format = new InvoiceLayout.Format(
                document.getDelimiter().toString().charAt(0),
                document.getQuoteAlways(),
                document.getLineEnd() == InvoiceLayoutDocument.LineEndEnum.CRLF ? "\r\n" : "\n",
                document.getEncoding().toString(),
                document.getColumnNames(),
                document.getDateFormat().toString());
        return new InvoiceLayout(
                document.getKind(),
                format,
                columns(document.getHeaderColumns()),
                columns(document.getInvoiceColumns()),
                columns(document.getLineColumns()),
                columns(document.getTrailerColumns()));
    }

    private static List<InvoiceLayout.Column> columns(@Nullable List<InvoiceColumn> columns) {
        return columns == null
                ? List.of()
                : columns.stream()
                        .map(column -> new InvoiceLayout.Column(
                                column.getName(),
                                column.getSource(),
                                column.getValue(),
                                column.getMaxLength(),
                                column.getNeeded()))
                        .toList();
    }
}
