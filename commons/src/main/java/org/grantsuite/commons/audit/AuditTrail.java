package org.grantsuite.commons.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.paging.Cursor;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail, and recomputes its hash chain. */
@ApplicationScoped
public class AuditTrail {
    private static final String PAGE = """
            select id, recorded_at, actor, client, action, subject_type, subject_id, reason, correlation_id, detail::text
            from audit_entry where (?::uuid is null or id > ?::uuid) order by id limit ?""";
    static final String CONTENT = """
            concat_ws(chr(31), id, council_code, extract(epoch from recorded_at), actor, client, action, subject_type, subject_id,
              coalesce(reason, ''), coalesce(correlation_id, ''), detail::text)""";
    private static final String CHAIN = """
            select l.previous_hash, l.hash, %s
            from audit_link l join audit_entry e on e.seq = l.audit_seq order by l.position""".formatted(CONTENT.replace("council_code", "e.council_code"));
    static final String BEGINNING = "0".repeat(64);

    private final Jdbc jdbc;

    AuditTrail(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public record Page(List<AuditEntry> items, @Nullable String next) {}

    @Transactional
    public Page read(@Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, "audit").orElse(null);
        List<AuditEntry> found = jdbc.list(PAGE, AuditTrail::entry, after, after, limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<AuditEntry> items = found.subList(0, limit);
        return new Page(List.copyOf(items), Cursor.encode(items.get(limit - 1).id(), "audit"));
    }

    /** Whether each chained entry still has the hash it was chained with, and follows its predecessor. */
    @Transactional
    public boolean intact() {
        record Link(String previous, String hash, String content) {}
        String last = BEGINNING;
        for (Link link : jdbc.list(CHAIN, row -> new Link(row.getString(1), row.getString(2), row.getString(3)))) {
            if (!link.previous().equals(last) || !link.hash().equals(hash(last, link.content()))) {
                return false;
            }
            last = link.hash();
        }
        return true;
    }

    static String hash(String previous, String content) {
        return Sha256.hex(previous + "\n" + content);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }
}
