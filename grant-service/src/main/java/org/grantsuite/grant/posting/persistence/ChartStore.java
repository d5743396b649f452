package org.grantsuite.grant.posting.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.PostingRoute;
import org.grantsuite.grant.posting.domain.ChartMapping;
import org.grantsuite.grant.posting.domain.ChartOfAccounts;
import org.jspecify.annotations.Nullable;

/** Mappings of the council, and what of its ledger they are asked for. */
@ApplicationScoped
public class ChartStore {
    private static final String COLUMNS = """
            select id, account, grant_id, pot_code, measure, effective_from, control_account, segments::text, reason,
              recorded_at, recorded_by
            from chart_mapping
            """;
    private static final String INSERT = """
            insert into chart_mapping (id, council_code, account, grant_id, pot_code, measure, effective_from,
              control_account, segments, reason, recorded_at, recorded_by)
            values (?, council_now(), ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";
    private static final String USES = """
            select j.grant_id, s.account, t.pot_code, t.measure, j.value_on, j.posting_route, count(*), sum(t.amount_pence)::bigint
            from journal j join transfer t on t.council_code = j.council_code and t.journal_id = j.id
            cross join lateral (values (t.debit_account), (t.credit_account)) s (account)
            where j.value_on >= ? and j.value_on <= ? and j.posting_route <> 'MEMO'
            group by j.grant_id, s.account, t.pot_code, t.measure, j.posting_route, j.value_on
            order by j.grant_id, s.account, t.pot_code, t.measure, j.posting_route, j.value_on""";

    private final Jdbc jdbc;
    private final SegmentsJson segments;

    ChartStore(Jdbc jdbc, SegmentsJson segments) {
        this.jdbc = jdbc;
        this.segments = segments;
    }

    /** How often and with how much money a day uses an account. */
    public record Use(ChartMapping.Key key, LocalDate on, PostingRoute route, long sides, Money amount) {}

    public void insert(ChartMapping mapping) {
        jdbc.update(
                INSERT,
                mapping.id(),
                mapping.key().account().name(),
                mapping.key().grantId(),
                mapping.key().potCode(),
                mapping.key().measure(),
                mapping.effectiveFrom(),
                mapping.controlAccount(),
                segments.write(mapping.segments()),
                mapping.reason(),
                mapping.recordedAt().atOffset(ZoneOffset.UTC),
                mapping.recordedBy());
    }

    public long count() {
        return jdbc.find("select count(*) from chart_mapping", row -> row.getLong(1))
                .orElse(0L);
    }

    public ChartOfAccounts chart() {
        return new ChartOfAccounts(jdbc.list(COLUMNS, this::mapping));
    }

    public Page<ChartMapping> page(@Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, "chart-mappings").orElse(null);
        var found = after == null
                ? jdbc.list(COLUMNS + "order by id limit ?", this::mapping, limit + 1)
                : jdbc.list(COLUMNS + "where id > ? order by id limit ?", this::mapping, after, limit + 1);
        return Page.of(found, limit, ChartMapping::id, "chart-mappings");
    }

    public List<Use> uses(LocalDate from, LocalDate to) {
        return jdbc.list(
                USES,
                row -> new Use(
                        new ChartMapping.Key(
                                Account.valueOf(row.getString(2)),
                                row.getObject(1, UUID.class),
                                row.getString(3),
                                row.getString(4)),
                        row.getObject(5, LocalDate.class),
                        PostingRoute.valueOf(row.getString(6)),
                        row.getLong(7),
                        Money.ofPence(row.getLong(8))),
                from,
                to);
    }

    private ChartMapping mapping(ResultSet row) throws SQLException {
        return new ChartMapping(
                row.getObject(1, UUID.class),
                new ChartMapping.Key(
                        Account.valueOf(row.getString(2)),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5)),
                row.getObject(6, LocalDate.class),
                row.getString(7),
                segments.read(row.getString(8)),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getString(11));
    }
}
