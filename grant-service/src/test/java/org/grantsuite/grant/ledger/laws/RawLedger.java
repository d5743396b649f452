package org.grantsuite.grant.ledger.laws;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.commons.testing.PostgresResource;

/** The ledger's rows as PostgreSQL holds them, read past every wall and every class of the service. */
final class RawLedger {
    private static final String ROWS = """
            select j.id, j.sequence, j.kind, j.value_on, j.posted_at, j.posting_route, j.reverses_journal_id,
              j.reservation_id, t.line, t.debit_account, t.credit_account, t.amount_pence
            from journal j left join transfer t on t.journal_id = j.id where j.grant_id = ? order by j.sequence, t.line""";

    static final Set<String> MEMO = Set.of("COMMITTED", "COMMITMENT_CONTROL", "RECOVERABLE_VAT", "VAT_CONTROL");

    private RawLedger() {}

    record Leg(String debit, String credit, long pence) {
        Leg turned() {
            return new Leg(credit, debit, pence);
        }
    }

    record Entry(
            UUID id,
            long sequence,
            String kind,
            LocalDate on,
            OffsetDateTime postedAt,
            String route,
            UUID reverses,
            UUID reservation,
            List<Leg> legs) {
        /** Whether it moves more than what stands beside the books. */
        boolean isActual() {
            return legs.stream().anyMatch(leg -> !MEMO.contains(leg.debit()));
        }

        long pence() {
            return legs.stream().mapToLong(Leg::pence).sum();
        }
    }

    static List<Entry> entries(String grant) {
        try (Connection superuser = PostgresResource.superuser();
                PreparedStatement statement = superuser.prepareStatement(ROWS)) {
            statement.setObject(1, UUID.fromString(grant));
            Map<UUID, Entry> found = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Entry entry = found.computeIfAbsent(row.getObject(1, UUID.class), id -> head(row));
                    if (row.getObject(9) != null) {
                        entry.legs().add(new Leg(row.getString(10), row.getString(11), row.getLong(12)));
                    }
                }
            }
            return List.copyOf(found.values());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Entry head(ResultSet row) {
        try {
            return new Entry(
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    row.getString(3),
                    row.getObject(4, LocalDate.class),
                    row.getObject(5, OffsetDateTime.class),
                    row.getString(6),
                    row.getObject(7, UUID.class),
                    row.getObject(8, UUID.class),
                    new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A from-scratch fold: debit less credit of every account that was touched. */
    static Map<String, Long> fold(List<Entry> entries, LocalDate asOf) {
        Map<String, Long> balances = new TreeMap<>();
        entries.stream().filter(one -> !one.on().isAfter(asOf)).forEach(one -> add(balances, one));
        return balances;
    }

    static void add(Map<String, Long> balances, Entry entry) {
        for (Leg leg : entry.legs()) {
            balances.merge(leg.debit(), leg.pence(), Long::sum);
            balances.merge(leg.credit(), -leg.pence(), Long::sum);
        }
    }

    /** The same by plain SQL. */
    static Map<String, Long> sums(String grant, LocalDate asOf) {
        String sql = """
                select account, sum(pence)::bigint from (
                  select debit_account as account, amount_pence as pence, journal_id from transfer
                  union all select credit_account, -amount_pence, journal_id from transfer) sides
                where journal_id in (select id from journal where grant_id = ?::uuid and value_on <= ?) group by account""";
        return table(sql, grant, asOf);
    }

    /** Text and number of each row. */
    static Map<String, Long> table(String sql, Object... parameters) {
        try (Connection superuser = PostgresResource.superuser();
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            Map<String, Long> found = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getLong(2));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
