package org.grantsuite.commons.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.Workers;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.jdbc.Jdbc;

/**
 * Chains audit entries by hash after they were committed, in feed order, one council at a time. Chaining inside the writing
 * transaction would make every writer of a council wait for the one before (DESIGN 7).
 */
@ApplicationScoped
public class AuditChain {
    private static final int BATCH = 500;
    private static final String LAST =
            "select position, xid::text, audit_seq, hash from audit_link where council_code = ? order by position desc limit 1";
    private static final String UNCHAINED = """
            select xid::text as xid_text, seq, %s from audit_entry
            where council_code = ? and (xid, seq) > (?::text::xid8, ?) and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, seq limit ?""".formatted(AuditTrail.CONTENT);
    private static final String LINK = """
            insert into audit_link (council_code, position, xid, audit_seq, previous_hash, hash)
            values (?, ?, ?::text::xid8, ?, ?, ?)""";

    private final Jdbc jdbc;
    private final CouncilScope scope;

    AuditChain(Jdbc jdbc, CouncilScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    private record Link(long position, String xid, long seq, String hash) {}

    private record Entry(String xid, long seq, String content) {}

    void start(
            @Observes StartupEvent event,
            Workers workers,
            @ConfigProperty(name = "suite.audit-chain.every") Duration every) {
        workers.every(every, "audit-chain", this::chainAll);
    }

    private void chainAll() {
        var councils = QuarkusTransaction.requiringNew()
                .call(() -> jdbc.list("select councils_with_unchained_audit()", row -> row.getString(1)));
        for (String council : councils) {
            scope.run(council, () -> chain(council));
        }
    }

    private void chain(String council) {
        QuarkusTransaction.requiringNew().run(() -> {
            // One replica at a time; the others skip this council until the next round.
            boolean mine = jdbc.find(
                            "select pg_try_advisory_xact_lock(hashtext('audit'), hashtext(?))",
                            row -> row.getBoolean(1),
                            council)
                    .orElse(false);
            if (!mine) {
                return;
            }
            Link last = jdbc.find(
                            LAST,
                            row -> new Link(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)),
                            council)
                    .orElse(new Link(0, "0", 0, AuditTrail.BEGINNING));
            List<Entry> entries = jdbc.list(
                    UNCHAINED,
                    row -> new Entry(row.getString(1), row.getLong(2), row.getString(3)),
                    council,
                    last.xid(),
                    last.seq(),
                    BATCH);
            link(council, last, entries);
        });
    }

    /** In one batch: a statement and a round trip for each row was most of what the sequencer cost. */
    private void link(String council, Link beginning, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LINK)) {
                Link last = beginning;
                for (Entry entry : entries) {
                    String hash = AuditTrail.hash(last.hash(), entry.content());
                    statement.setString(1, council);
                    statement.setLong(2, last.position() + 1);
                    statement.setString(3, entry.xid());
                    statement.setLong(4, entry.seq());
                    statement.setString(5, last.hash());
                    statement.setString(6, hash);
                    statement.addBatch();
                    last = new Link(last.position() + 1, entry.xid(), entry.seq(), hash);
                }
                return statement.executeBatch();
            }
        });
    }
}
