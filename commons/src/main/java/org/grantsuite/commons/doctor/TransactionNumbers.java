package org.grantsuite.commons.doctor;

import java.sql.SQLException;
import java.util.List;

/**
 * Rows that are read in the order of their transactions carry these transactions' numbers. Restored on another server than the one
 * that gave them, they may lie ahead of it: then they stay unseen, and what is written now comes before them.
 */
final class TransactionNumbers {
    private static final List<String> ORDERED = List.of("event", "audit_entry");
    private static final String AHEAD = """
            with recursive council(code) as (
              select min(council_code) from %1$s
              union all
              select (select min(r.council_code) from %1$s r where r.council_code > c.code) from council c where c.code is not null)
            select last.xid::text from council c cross join lateral (
              select r.xid from %1$s r where r.council_code = c.code order by r.xid desc, r.seq desc limit 1) last
            where c.code is not null and last.xid >= pg_snapshot_xmax(pg_current_snapshot())
            order by last.xid desc limit 1""";

    private TransactionNumbers() {}

    /** @param database as the owner, who may see these tables' rows of every council */
    static void examine(Database database, Findings findings) throws SQLException {
        for (String table : ORDERED) {
            String ahead = database.ask(AHEAD.formatted(table));
            findings.expect(
                    ahead.isEmpty(),
                    table + ": its transactions are this server's",
                    ahead
                            + " is yet to come here: it was restored from another server. Stop PostgreSQL, pg_resetwal -e "
                            + epochBehind(ahead) + " -D its data, start it (docs/runbooks/restore.md)");
        }
    }

    private static long epochBehind(String number) {
        return number.isEmpty() ? 0 : (Long.parseLong(number) >>> Integer.SIZE) + 1;
    }
}
