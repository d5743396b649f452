package org.grantsuite.grant.posting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.Account;
import org.jspecify.annotations.Nullable;

/**
 * Transfers of route GL_JOURNAL that stand in no live batch line. A grant's journals are numbered under its lock, so what is
 * seen of them is never more than a tail short: the order of a ledger holds within and across batches.
 */
@ApplicationScoped
public class WaitingJournals {
    private static final String WAITING = """
            select j.id, t.line, j.grant_id, g.determination_number, j.description, j.value_on, t.debit_account,
              t.credit_account, t.amount_pence, t.pot_code, t.measure
            from journal j
            join transfer t on t.council_code = j.council_code and t.journal_id = j.id
            join determined_grant g on g.council_code = j.council_code and g.id = j.grant_id
            where j.posting_route = 'GL_JOURNAL' and j.value_on <= ? and j.grant_id = coalesce(?, j.grant_id)
              and not exists (
                select 1 from posting_line p where p.council_code = j.council_code and p.journal_id = j.id
                  and p.status not in ('RESENT', 'WITHDRAWN'))
            order by j.grant_id, j.sequence, t.line limit ?""";

    private final Jdbc jdbc;

    WaitingJournals(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public record WaitingTransfer(
            UUID journalId,
            int line,
            UUID grantId,
            String grantReference,
            String description,
            LocalDate valueOn,
            Account debit,
            Account credit,
            Money amount,
            @Nullable String potCode,
            @Nullable String measure) {}

    public List<WaitingTransfer> find(LocalDate throughOn, @Nullable UUID grantId, int limit) {
        return jdbc.list(WAITING, WaitingJournals::transfer, throughOn, grantId, limit);
    }

    private static WaitingTransfer transfer(ResultSet row) throws SQLException {
        return new WaitingTransfer(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                Account.valueOf(row.getString(7)),
                Account.valueOf(row.getString(8)),
                Money.ofPence(row.getLong(9)),
                row.getString(10),
                row.getString(11));
    }
}
