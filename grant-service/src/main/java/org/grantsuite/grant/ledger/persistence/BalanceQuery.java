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

/** Sums of the ledger as at a value date and a moment of posting: one walk over transfer_in_statement_order each. */
@ApplicationScoped
public class BalanceQuery {
    /** Summed by pair of accounts first, so that the two sides are told apart on a few rows and not on every line. */
    private static final String BALANCES = """
            with counted as (
              select debit_account, credit_account, sum(amount_pence) as pence from transfer
              where grant_id = ? and value_on <= ? and posted_at <= coalesce(?, timestamptz 'infinity')
              group by debit_account, credit_account)
            select account, sum(debit)::bigint, sum(credit)::bigint from (
              select debit_account as account, pence as debit, 0 as credit from counted
              union all
              select credit_account, 0, pence from counted) sides
            group by account order by account""";

    private static final String LAST_SEQUENCE =
            "select coalesce(max(sequence), 0) from journal where grant_id = ? and value_on <= ?";
    /** Down the numbering from the end: the first journal posted by then is the last of them. */
    private static final String SEQUENCE_AT = """
            select sequence from journal where grant_id = ? and posted_at <= coalesce(?, timestamptz 'infinity')
            order by sequence desc limit 1""";

    private static final String CASH_BY_DAY = """
            select value_on,
              sum(case when debit_account in ('GRANT_CASH', 'SUSPENSE') then amount_pence else 0 end
                - case when credit_account in ('GRANT_CASH', 'SUSPENSE') then amount_pence else 0 end)::bigint,
              sum(case when credit_account = 'GRANT_RECEIVED' then amount_pence
                when debit_account = 'GRANT_RECEIVED' then -amount_pence else 0 end)::bigint
            from transfer where grant_id = ? group by value_on order by value_on""";

    private final Jdbc jdbc;

    BalanceQuery(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** @param cash into GRANT_CASH less out of it, without what stands in suspense; received is gross of set-off */
    public record DayMovement(LocalDate on, Money cash, Money received) {}

    public List<AccountBalance> balances(UUID grantId, LocalDate asOf, @Nullable Instant asKnownAt) {
        return jdbc.list(
                BALANCES,
                row -> new AccountBalance(
                        Account.valueOf(row.getString(1)),
                        Money.ofPence(row.getLong(2)),
                        Money.ofPence(row.getLong(3))),
                grantId,
                asOf,
                asKnownAt == null ? null : asKnownAt.atOffset(ZoneOffset.UTC));
    }

    /** The last journal dated on or before the day, 0 when there is none. */
    public long lastSequence(UUID grantId, LocalDate onOrBefore) {
        return jdbc.find(LAST_SEQUENCE, row -> row.getLong(1), grantId, onOrBefore)
                .orElse(0L);
    }

    /** The last journal posted by a moment, or of all where none is named; 0 when there is none. */
    public long sequenceAt(UUID grantId, @Nullable Instant asKnownAt) {
        return jdbc.find(
                        SEQUENCE_AT,
                        row -> row.getLong(1),
                        grantId,
                        asKnownAt == null ? null : asKnownAt.atOffset(ZoneOffset.UTC))
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
