package org.grantsuite.grant.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.AccountClass;
import org.grantsuite.grant.register.RegisterEntry.Sums;

/** The ledgers of many grants summed in one statement. */
@ApplicationScoped
class RegisterQuery {
    private static final String[] HELD = EnumSet.allOf(Account.class).stream()
            .filter(account -> account.isIn(AccountClass.HELD))
            .map(Account::name)
            .toArray(String[]::new);
    private static final String SUMS = """
            with counted as (
              select grant_id, debit_account, credit_account, sum(amount_pence) as pence from transfer
              where grant_id = any(?::uuid[]) and value_on <= ? group by 1, 2, 3),
            sides as (
              select grant_id, debit_account as account, pence from counted
              union all select grant_id, credit_account, -pence from counted)
            select grant_id,
              coalesce(-sum(pence) filter (where account = 'GRANT_RECEIVED'), 0)::bigint,
              coalesce(sum(pence) filter (where account in
                ('TRANSFERRED', 'TRANSFERRED_AS_AGENT', 'DIRECT_SPEND', 'ADMIN_SPEND', 'RECOVERED')), 0)::bigint,
              coalesce(sum(pence) filter (where account = 'REPAID'), 0)::bigint,
              coalesce(sum(pence) filter (where account = any(?)), 0)::bigint
            from sides group by grant_id""";
    private final Jdbc jdbc;

    RegisterQuery(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID grantId, Sums sums) {}

    Map<UUID, Sums> sums(Collection<UUID> grantIds, LocalDate asOf) {
        Map<UUID, Sums> found = new HashMap<>();
        jdbc.list(
                        SUMS,
                        row -> new Row(
                                row.getObject(1, UUID.class),
                                new Sums(
                                        Money.ofPence(row.getLong(2)),
                                        Money.ofPence(row.getLong(3)),
                                        Money.ofPence(row.getLong(4)),
                                        Money.ofPence(row.getLong(5)))),
                        grantIds.stream().map(UUID::toString).toArray(String[]::new),
                        asOf,
                        HELD)
                .forEach(one -> found.put(one.grantId(), one.sums()));
        return found;
    }
}
