package org.grantsuite.grant.ledger.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.PotMonth;
import org.jspecify.annotations.Nullable;

/** The ledger summed by pot, month and pair of accounts: a few rows, however many lines stand behind them. */
@ApplicationScoped
public class PotQuery {
    private static final String MOVEMENTS = """
            select pot_code, date_trunc('month', value_on)::date, debit_account, credit_account, sum(amount_pence)::bigint
            from transfer where grant_id = ? and value_on <= ? and posted_at <= coalesce(?, timestamptz 'infinity')
            group by 1, 2, 3, 4 order by 1, 2, 3, 4""";
    private final Jdbc jdbc;

    PotQuery(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public List<PotMonth> movements(UUID grantId, LocalDate asOf, @Nullable Instant asKnownAt) {
        return jdbc.list(
                MOVEMENTS,
                row -> new PotMonth(
                        row.getString(1),
                        YearMonth.from(row.getObject(2, LocalDate.class)),
                        Account.valueOf(row.getString(3)),
                        Account.valueOf(row.getString(4)),
                        Money.ofPence(row.getLong(5))),
                grantId,
                asOf,
                asKnownAt == null ? null : asKnownAt.atOffset(ZoneOffset.UTC));
    }
}
