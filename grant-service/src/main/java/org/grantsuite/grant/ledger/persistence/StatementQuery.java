package org.grantsuite.grant.ledger.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.StatementLine;
import org.grantsuite.grant.ledger.domain.StatementLine.Place;

/** Movements of a set of accounts in the order of value date and posting, by keyset over transfer_in_statement_order. */
@ApplicationScoped
public class StatementQuery {
    private static final int FETCH = 5000;
    private static final String BALANCE = """
            select coalesce(sum(case when debit_account = any(?) then amount_pence else 0 end
              - case when credit_account = any(?) then amount_pence else 0 end), 0)::bigint
            from transfer where grant_id = ? and value_on <= ? and sequence <= ?""";
    /** What moves between two of the accounts is no movement of them together. */
    private static final String MOVEMENTS = """
            select t.value_on, t.sequence, t.line, t.posted_at, t.journal_id, j.kind, j.description, t.debit_account,
              t.credit_account, t.pot_code, t.measure, j.provider_reference, j.general_ledger_reference,
              case when t.debit_account = any(?) then t.amount_pence else -t.amount_pence end
            from (
              select * from transfer
              where grant_id = ? and value_on >= ? and value_on <= ? and sequence <= ?
                and (value_on, sequence, line) > (?, ?, ?)
                and (debit_account = any(?)) <> (credit_account = any(?))
              order by value_on, sequence, line limit ?) t
            join journal j on j.council_code = t.council_code and j.id = t.journal_id
            order by t.value_on, t.sequence, t.line""";

    private final Jdbc jdbc;

    StatementQuery(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param accounts taken together as one
     * @param throughSequence journals numbered later are left out: a statement read in pages stands still
     */
    public record Scope(UUID grantId, Set<Account> accounts, LocalDate from, LocalDate to, long throughSequence) {
        String[] names() {
            return accounts.stream().map(Account::name).sorted().toArray(String[]::new);
        }
    }

    /** The balance at the end of a day. */
    public Money balance(Scope scope, LocalDate on) {
        String[] names = scope.names();
        return jdbc.find(
                        BALANCE,
                        row -> Money.ofPence(row.getLong(1)),
                        names,
                        names,
                        scope.grantId(),
                        on,
                        scope.throughSequence())
                .orElse(Money.ZERO);
    }

    /** @param balance brought forward to the first movement after the place */
    public List<StatementLine> page(Scope scope, Place after, Money balance, int limit) {
        List<StatementLine> found = new ArrayList<>();
        read(scope, after, balance, limit, found::add);
        return found;
    }

    /** Every movement in turn, from a database cursor. */
    public void stream(Scope scope, Place after, Money balance, Consumer<StatementLine> reader) {
        read(scope, after, balance, Integer.MAX_VALUE, reader);
    }

    private void read(Scope scope, Place after, Money balance, int limit, Consumer<StatementLine> reader) {
        jdbc.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MOVEMENTS)) {
                statement.setFetchSize(FETCH);
                bind(statement, scope, after, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    long standing = balance.pence();
                    while (rows.next()) {
                        standing = Math.addExact(standing, rows.getLong(14));
                        reader.accept(line(rows, standing));
                    }
                    return true;
                }
            }
        });
    }

    private static void bind(PreparedStatement statement, Scope scope, Place after, int limit) throws SQLException {
        String[] names = scope.names();
        statement.setObject(1, names);
        statement.setObject(2, scope.grantId());
        statement.setObject(3, scope.from());
        statement.setObject(4, scope.to());
        statement.setLong(5, scope.throughSequence());
        statement.setObject(6, after.valueOn());
        statement.setLong(7, after.sequence());
        statement.setInt(8, after.line());
        statement.setObject(9, names);
        statement.setObject(10, names);
        statement.setInt(11, limit);
    }

    private static StatementLine line(ResultSet row, long standing) throws SQLException {
        return new StatementLine(
                new Place(row.getObject(1, LocalDate.class), row.getLong(2), row.getInt(3)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, UUID.class),
                JournalKind.valueOf(row.getString(6)),
                row.getString(7),
                Account.valueOf(row.getString(8)),
                Account.valueOf(row.getString(9)),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                Money.ofPence(row.getLong(14)),
                Money.ofPence(standing));
    }
}
