package org.grantsuite.grant.posting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.posting.domain.ControlTotals;
import org.grantsuite.grant.posting.domain.ControlTotals.Sum;
import org.grantsuite.grant.posting.domain.LineSide;
import org.grantsuite.grant.posting.domain.LineStatus;
import org.grantsuite.grant.posting.domain.PostingLine;
import org.grantsuite.grant.posting.domain.PostingLine.Coding;
import org.grantsuite.grant.posting.domain.PostingLine.Origin;
import org.grantsuite.grant.posting.domain.PostingLine.Outcome;
import org.grantsuite.grant.posting.domain.PostingLine.Timing;
import org.jspecify.annotations.Nullable;

/** Lines of posting batches: written whole when a batch is prepared, afterwards only their outcome moves. */
@ApplicationScoped
public class LineStore {
    private static final String COLUMNS = """
            select line, journal_id, transfer_line, side, grant_id, grant_reference, account, pot_code, measure,
              amount_pence, value_on, posting_month, redate_reason, control_account, segments::text, description,
              attempt, status, ledger_reference, reason_code, reason
            from posting_line
            """;
    private static final String INSERT = """
            insert into posting_line (council_code, batch_id, line, journal_id, transfer_line, side, grant_id,
              grant_reference, account, pot_code, measure, amount_pence, value_on, posting_month, redate_reason,
              control_account, segments, description, attempt, status)
            values (council_now(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";
    private static final String OUTCOME = """
            update posting_line set status = ?, ledger_reference = ?, reason_code = ?, reason = ?
            where batch_id = ? and line = ?""";
    private static final String MOVE = "update posting_line set status = ? where batch_id = ? and status = ?";
    private static final String MONTHS = """
            select posting_month, count(*),
              coalesce(sum(amount_pence) filter (where side = 'DEBIT'), 0)::bigint,
              coalesce(sum(amount_pence) filter (where side = 'CREDIT'), 0)::bigint
            from posting_line where batch_id = ? group by posting_month order by posting_month""";
    private static final String GIVE_BACK = """
            update posting_line p set status = 'REJECTED'
            where p.batch_id = ? and p.status = 'RESENT' and exists (
              select 1 from posting_line w where w.batch_id = ? and w.journal_id = p.journal_id
                and w.transfer_line = p.transfer_line and w.side = p.side)""";

    private final Jdbc jdbc;
    private final SegmentsJson segments;

    LineStore(Jdbc jdbc, SegmentsJson segments) {
        this.jdbc = jdbc;
        this.segments = segments;
    }

    public record StatusCount(LineStatus status, int lines) {}

    public void insert(UUID batchId, List<PostingLine> lines) {
        jdbc.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                for (PostingLine line : lines) {
                    bind(statement, batchId, line);
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    private void bind(PreparedStatement statement, UUID batchId, PostingLine line) throws SQLException {
        Origin origin = line.origin();
        statement.setObject(1, batchId);
        statement.setInt(2, line.line());
        statement.setObject(3, origin.journalId());
        statement.setInt(4, origin.transfer());
        statement.setString(5, origin.side().name());
        statement.setObject(6, origin.grantId());
        statement.setString(7, origin.grantReference());
        statement.setString(8, origin.account().name());
        statement.setString(9, origin.potCode());
        statement.setString(10, origin.measure());
        statement.setLong(11, line.amount().pence());
        statement.setObject(12, line.timing().valueOn());
        statement.setObject(13, line.timing().postingMonth().atDay(1));
        statement.setString(14, line.timing().redateReason());
        statement.setString(15, line.coding().controlAccount());
        statement.setString(16, segments.write(line.coding().segments()));
        statement.setString(17, line.description());
        statement.setInt(18, line.outcome().attempt());
        statement.setString(19, line.outcome().status().name());
    }

    public void writeOutcomes(UUID batchId, List<PostingLine> lines) {
        jdbc.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OUTCOME)) {
                for (PostingLine line : lines) {
                    statement.setString(1, line.outcome().status().name());
                    statement.setString(2, line.outcome().ledgerReference());
                    statement.setString(3, line.outcome().reasonCode());
                    statement.setString(4, line.outcome().reason());
                    statement.setObject(5, batchId);
                    statement.setInt(6, line.line());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    public void moveAll(UUID batchId, LineStatus from, LineStatus to) {
        if (!from.mayBecome(to)) {
            throw new IllegalArgumentException("a line that is " + from + " does not become " + to);
        }
        jdbc.update(MOVE, to.name(), batchId, from.name());
    }

    /** What a withdrawn correction carried waits again in the batch that was rejected. */
    public void giveBack(UUID correctedBatchId, UUID withdrawnBatchId) {
        jdbc.update(GIVE_BACK, correctedBatchId, withdrawnBatchId);
    }

    public List<PostingLine> all(UUID batchId) {
        return jdbc.list(COLUMNS + "where batch_id = ? order by line", this::line, batchId);
    }

    public List<PostingLine> page(UUID batchId, @Nullable LineStatus status, int afterLine, int limit) {
        return jdbc.list(
                COLUMNS + "where batch_id = ? and line > ? and status = coalesce(?, status) order by line limit ?",
                this::line,
                batchId,
                afterLine,
                status == null ? null : status.name(),
                limit);
    }

    public ControlTotals totals(UUID batchId) {
        SortedMap<YearMonth, Sum> months = new TreeMap<>();
        jdbc.list(MONTHS, LineStore::month, batchId).forEach(month -> months.put(month.month(), month.sum()));
        return ControlTotals.of(months);
    }

    private record Month(YearMonth month, Sum sum) {}

    private static Month month(ResultSet row) throws SQLException {
        return new Month(
                YearMonth.from(row.getObject(1, LocalDate.class)),
                new Sum(row.getInt(2), Money.ofPence(row.getLong(3)), Money.ofPence(row.getLong(4))));
    }

    public List<StatusCount> statuses(UUID batchId) {
        return jdbc.list(
                "select status, count(*) from posting_line where batch_id = ? group by status order by status",
                row -> new StatusCount(LineStatus.valueOf(row.getString(1)), row.getInt(2)),
                batchId);
    }

    private PostingLine line(ResultSet row) throws SQLException {
        var origin = new Origin(
                row.getObject(2, UUID.class),
                row.getInt(3),
                LineSide.valueOf(row.getString(4)),
                row.getObject(5, UUID.class),
                row.getString(6),
                Account.valueOf(row.getString(7)),
                row.getString(8),
                row.getString(9));
        var timing = new Timing(
                row.getObject(11, LocalDate.class),
                YearMonth.from(row.getObject(12, LocalDate.class)),
                row.getString(13));
        var outcome = new Outcome(
                LineStatus.valueOf(row.getString(18)),
                row.getInt(17),
                row.getString(19),
                row.getString(20),
                row.getString(21));
        return new PostingLine(
                row.getInt(1),
                origin,
                new Coding(row.getString(14), segments.read(row.getString(15))),
                timing,
                Money.ofPence(row.getLong(10)),
                row.getString(16),
                outcome);
    }
}
