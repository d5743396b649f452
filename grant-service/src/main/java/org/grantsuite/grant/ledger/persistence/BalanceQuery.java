package org.grantsuite.grant.ledger.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.AccountBalance;
import org.jspecify.annotations.Nullable;

/** Sums of the ledger as at a value date and a moment of posting, computed from the transfers each time. */
@ApplicationScoped
public class BalanceQuery {
    private static final String BALANCES = """
            with counted as (
              select t.debit_account, t.credit_account, t.amount_pence
              from journal j join transfer t on t.council_code = j.council_code and t.journal_id = j.id
              where j.grant_id = ? and j.value_on <= ? and j.posted_at <= coalesce(?, timestamptz 'infinity'))
            select account, sum(debit)::bigint, sum(credit)::bigint from (
              select debit_account as account, amount_pence as debit, 0 as credit from counted
              union all
              select credit_account, 0, amount_pence from counted) sides
            group by account order by account""";
    private static final String LAST_SEQUENCE =
            "select coalesce(max(sequence), 0) from journal where grant_id = ? and value_on <= ?";
    private static final String CASH_BY_DAY = """
            select j.value_on,
              sum(case when t.debit_account in ('GRANT_CASH', 'SUSPENSE') then t.amount_pence else 0 end
                - case when t.credit_account in ('GRANT_CASH', 'SUSPENSE') then t.amount_pence else 0 end)::bigint,
              sum(case when t.credit_account = 'GRANT_RECEIVED' then t.amount_pence
                when t.debit_account = 'GRANT_RECEIVED' then -t.amount_pence else 0 end)::bigint
            from journal j join transfer t on t.council_code = j.council_code and t.journal_id = j.id
            where j.grant_id = ? group by j.value_on order by j.value_on""";

    private final Jdbc jdbc;

    BalanceQuery(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** @param cash into GRANT_CASH less out of it, without what stands in suspense; received is gross of set-off */
    public record DayMovement(LocalDate on, Money cash, Money received) {}

    public List<AccountBalance> balances(UUID grantId, LocalDate asOf, @Nullable Instant postedAtOrBefore) {
        return jdbc.list(
                BALANCES,
                row -> new AccountBalance(
                        Account.valueOf(row.getString(1)),
                        Money.ofPence(row.getLong(2)),
                        Money.ofPence(row.getLong(3))),
                grantId,
                asOf,
                postedAtOrBefore == null ? null : postedAtOrBefore.atOffset(ZoneOffset.UTC));
    }

    /** The last journal dated on or before the day, 0 when there is none. */
    public long lastSequence(UUID grantId, LocalDate onOrBefore) {
        return jdbc.find(LAST_SEQUENCE, row -> row.getLong(1), grantId, onOrBefore)
                .orElse(0L);
    }

    public List<DayMovement> movements(UUID grantId) {
        return jdbc.list(
                CASH_BY_DAY,
                row -> new DayMovement(
                        row.getObject(1, LocalDate.class),
                        Money.ofPence(row.getLong(2)),
                        Money.ofPence(row.getLong(3))),
                grantId);
    }
}
