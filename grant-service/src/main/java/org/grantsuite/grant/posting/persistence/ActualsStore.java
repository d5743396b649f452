package org.grantsuite.grant.posting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.posting.domain.ChartMapping;
import org.grantsuite.grant.posting.domain.Reconciling.Theirs;
import org.jspecify.annotations.Nullable;

/** Imports of the general ledger, and the sides of our own that they are held against. */
@ApplicationScoped
public class ActualsStore {
    private static final String COLUMNS = """
            select id, label, from_on, to_on, line_count, total_pence, control_accounts, content_hash, imported_at,
              imported_by
            from actuals_import
            """;
    private static final String INSERT = """
            insert into actuals_import (id, council_code, label, from_on, to_on, line_count, total_pence,
              control_accounts, content_hash, imported_at, imported_by)
            values (?, council_now(), ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String INSERT_LINE = """
            insert into actual_line (council_code, import_id, line, ledger_reference, control_account, posted_on,
              amount_pence, reference, description)
            values (council_now(), ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LINES =
            "select control_account, reference, ledger_reference, amount_pence from actual_line where import_id = ? order by line";
    private static final String SIDES = """
            select j.id, t.line, s.side, j.grant_id, j.posting_route, j.business_key, j.general_ledger_reference, j.value_on,
              case s.side when 'DEBIT' then t.debit_account else t.credit_account end, t.amount_pence, t.pot_code,
              t.measure, p.journal_id is not null, p.control_account
            from journal j
            join transfer t on t.council_code = j.council_code and t.journal_id = j.id
            cross join (values ('DEBIT'), ('CREDIT')) s (side)
            left join posting_line p on p.council_code = j.council_code and p.journal_id = j.id
              and p.transfer_line = t.line and p.side = s.side and p.status not in ('RESENT', 'WITHDRAWN')
            where j.posting_route <> 'MEMO'
              and case when p.posting_month is null or p.posting_month = date_trunc('month', j.value_on)::date
                then j.value_on else p.posting_month end between ? and ?
            limit ?""";

    private final Jdbc jdbc;

    ActualsStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public record ActualsImport(
            UUID id, String label, Coverage coverage, int lineCount, Money total, String contentHash, Told told) {}

    /** What an import says everything about. */
    public record Coverage(LocalDate from, LocalDate to, List<String> controlAccounts) {}

    public record Told(Instant at, String by) {}

    public record ActualLine(
            int line,
            String ledgerReference,
            String controlAccount,
            LocalDate postedOn,
            Money amount,
            String reference,
            @Nullable String description) {}

    /** @param batched its codes were frozen in a posting batch, whatever the chart says now */
    public record Side(
            UUID journalId,
            int transfer,
            boolean debit,
            ChartMapping.Key use,
            boolean journalRoute,
            String businessKey,
            @Nullable String generalLedgerReference,
            LocalDate valueOn,
            Money amount,
            boolean batched,
            @Nullable String controlAccount) {}

    public void insert(ActualsImport imported, List<ActualLine> lines) {
        jdbc.update(
                INSERT,
                imported.id(),
                imported.label(),
                imported.coverage().from(),
                imported.coverage().to(),
                imported.lineCount(),
                imported.total().pence(),
                imported.coverage().controlAccounts().toArray(String[]::new),
                imported.contentHash(),
                imported.told().at().atOffset(ZoneOffset.UTC),
                imported.told().by());
        jdbc.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT_LINE)) {
                for (ActualLine line : lines) {
                    statement.setObject(1, imported.id());
                    statement.setInt(2, line.line());
                    statement.setString(3, line.ledgerReference());
                    statement.setString(4, line.controlAccount());
                    statement.setObject(5, line.postedOn());
                    statement.setLong(6, line.amount().pence());
                    statement.setString(7, line.reference());
                    statement.setString(8, line.description());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    public Optional<ActualsImport> find(UUID id) {
        return jdbc.find(COLUMNS + "where id = ?", ActualsStore::imported, id);
    }

    public Page<ActualsImport> page(@Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, "actuals-imports").orElse(null);
        var found = after == null
                ? jdbc.list(COLUMNS + "order by id limit ?", ActualsStore::imported, limit + 1)
                : jdbc.list(COLUMNS + "where id > ? order by id limit ?", ActualsStore::imported, after, limit + 1);
        return Page.of(found, limit, ActualsImport::id, "actuals-imports");
    }

    public List<Theirs> lines(UUID importId) {
        return jdbc.list(
                LINES,
                row -> new Theirs(row.getString(1), row.getString(2), row.getString(3), Money.ofPence(row.getLong(4))),
                importId);
    }

    public List<Side> sides(LocalDate from, LocalDate to, int limit) {
        return jdbc.list(SIDES, ActualsStore::side, from, to, limit);
    }

    private static Side side(ResultSet row) throws SQLException {
        return new Side(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3).equals("DEBIT"),
                new ChartMapping.Key(
                        Account.valueOf(row.getString(9)),
                        row.getObject(4, UUID.class),
                        row.getString(11),
                        row.getString(12)),
                row.getString(5).equals("GL_JOURNAL"),
                row.getString(6),
                row.getString(7),
                row.getObject(8, LocalDate.class),
                Money.ofPence(row.getLong(10)),
                row.getBoolean(13),
                row.getString(14));
    }

    private static ActualsImport imported(ResultSet row) throws SQLException {
        return new ActualsImport(
                row.getObject(1, UUID.class),
                row.getString(2),
                new Coverage(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class), List.of((String[])
                        row.getArray(7).getArray())),
                row.getInt(5),
                Money.ofPence(row.getLong(6)),
                row.getString(8),
                new Told(row.getObject(9, OffsetDateTime.class).toInstant(), row.getString(10)));
    }
}
