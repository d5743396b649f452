package org.grantsuite.grant.posting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRoute;
import org.jspecify.annotations.Nullable;

/** What of the ledger goes which way, and how far it has come. */
@ApplicationScoped
public class RouteQuery {
    private static final String WITHIN =
            " j.value_on >= ? and j.value_on <= ? and j.grant_id = coalesce(?, j.grant_id) ";
    private static final String ROUTES = """
            select j.posting_route, array_agg(distinct j.kind), count(distinct j.id), sum(t.amount_pence)::bigint
            from journal j join transfer t on t.council_code = j.council_code and t.journal_id = j.id
            where""" + WITHIN + "group by j.posting_route order by j.posting_route";
    /** Counted from the transfers, not from the routes, so that the two sums can differ. */
    private static final String MOVEMENT = """
            select coalesce(sum(t.amount_pence), 0)::bigint from transfer t
            where t.journal_id in (select j.id from journal j where""" + WITHIN + ")";

    private static final String POSTING = """
            select coalesce(p.status, 'NOT_BATCHED'), count(*),
              coalesce(sum(t.amount_pence) filter (where s.side = 'DEBIT'), 0)::bigint,
              coalesce(sum(t.amount_pence) filter (where s.side = 'CREDIT'), 0)::bigint
            from journal j
            join transfer t on t.council_code = j.council_code and t.journal_id = j.id
            cross join (values ('DEBIT'), ('CREDIT')) s (side)
            left join posting_line p on p.council_code = j.council_code and p.journal_id = j.id
              and p.transfer_line = t.line and p.side = s.side and p.status not in ('RESENT', 'WITHDRAWN')
            where j.posting_route = 'GL_JOURNAL' and""" + WITHIN + "group by 1 order by 1";
    private static final String STRAYS = """
            select count(*) from posting_line p
            join journal j on j.council_code = p.council_code and j.id = p.journal_id
            join transfer t on t.council_code = p.council_code and t.journal_id = p.journal_id and t.line = p.transfer_line
            where p.status not in ('RESENT', 'WITHDRAWN')
              and (j.posting_route <> 'GL_JOURNAL' or p.amount_pence <> t.amount_pence
                or p.account <> case p.side when 'DEBIT' then t.debit_account else t.credit_account end)
              and""" + WITHIN;

    private final Jdbc jdbc;

    RouteQuery(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public record Period(
            LocalDate from, LocalDate to, @Nullable UUID grantId) {}

    public record RouteSum(PostingRoute route, List<JournalKind> kinds, long journals, Money amount) {}

    public record Standing(String state, long lines, Money debit, Money credit) {}

    public List<RouteSum> routes(Period period) {
        return jdbc.list(ROUTES, RouteQuery::route, period.from(), period.to(), period.grantId());
    }

    public Money movement(Period period) {
        return jdbc.find(MOVEMENT, row -> Money.ofPence(row.getLong(1)), period.from(), period.to(), period.grantId())
                .orElse(Money.ZERO);
    }

    public List<Standing> posting(Period period) {
        return jdbc.list(
                POSTING,
                row -> new Standing(
                        row.getString(1), row.getLong(2), Money.ofPence(row.getLong(3)), Money.ofPence(row.getLong(4))),
                period.from(),
                period.to(),
                period.grantId());
    }

    /** Live batch lines of journals that take another route, or that no longer say what their transfer says. */
    public long strays(Period period) {
        return jdbc.find(STRAYS, row -> row.getLong(1), period.from(), period.to(), period.grantId())
                .orElse(0L);
    }

    private static RouteSum route(ResultSet row) throws SQLException {
        String[] kinds = (String[]) row.getArray(2).getArray();
        return new RouteSum(
                PostingRoute.valueOf(row.getString(1)),
                Arrays.stream(kinds).map(JournalKind::valueOf).toList(),
                row.getLong(3),
                Money.ofPence(row.getLong(4)));
    }
}
