package org.grantsuite.grant.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.grant.ledger.Ledger.Posted;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.AccountBalance;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules;
import org.grantsuite.grant.ledger.domain.PostingRulesTest;
import org.grantsuite.grant.ledger.domain.Transfer;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.Test;

/** Random journals and reversals, with the ledger's balances held against plain SQL sums over the transfers. */
@GrantServiceTest
class LedgerPropertyTest {
    private static final LocalDate START = LocalDate.of(2021, 10, 21);

    private static final PostingRules RULES = PostingRulesTest.shipped();

    @Inject
    Ledger ledger;

    @Inject
    LedgerView view;

    @Inject
    CouncilScope scope;

    @Test
    void shouldAgreeWithPlainSumsOnEveryDay() throws SQLException {
        UUID grant = UUID.fromString(Council.one().aGrant());
        var random = new Random(55_298_100);
        List<UUID> reversible = new ArrayList<>();
        for (int step = 0; step < 150; step++) {
            if (!reversible.isEmpty() && random.nextInt(5) == 0) {
                UUID journal = reversible.remove(random.nextInt(reversible.size()));
                inCouncil(() -> ledger.reverse(journal, day(random), "random"));
            } else {
                reversible.add(post(draft(grant, step, random)).journalId());
            }
        }

        for (int day = -1; day < 170; day += 7) {
            LocalDate asOf = START.plusDays(day);
            var standing = inCouncil(() -> view.standing(grant, asOf, null));
            assertThat(balances(standing.accounts())).as("on %s", asOf).isEqualTo(sums(grant, asOf));
            assertThat(standing.position().in()).isEqualTo(standing.position().out());
        }
        assertThat(sequences(grant)).as("numbered without a gap").isEqualTo(150);
    }

    @Test
    void shouldPostABusinessKeyOnce() {
        UUID grant = UUID.fromString(Council.one().aGrant());
        JournalDraft draft = draft(grant, 1, new Random(1));

        Posted first = post(draft);
        Posted again = post(draft);

        assertThat(again.replayed()).isTrue();
        assertThat(again.journalId()).isEqualTo(first.journalId());
    }

    private Posted post(JournalDraft draft) {
        return inCouncil(() -> ledger.post(draft));
    }

    private <T> T inCouncil(java.util.function.Supplier<T> work) {
        return scope.call(Council.CODE, work);
    }

    private static JournalDraft draft(UUID grant, int step, Random random) {
        List<PostingRules.Rule> kinds = RULES.rules().stream()
                .filter(rule -> rule.kind() != JournalKind.REVERSAL)
                .toList();
        var rule = kinds.get(random.nextInt(kinds.size()));
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            var part = rule.parts().get(random.nextInt(rule.parts().size()));
            var sum = PostingRules.Sum.of(Money.ofPence(1 + random.nextLong(10_000_000)));
            transfers.addAll(RULES.transfers(rule.kind(), part.part(), sum));
        }
        return new JournalDraft(
                grant, rule.kind(), day(random), "random/" + step, "step " + step, transfers, References.NONE);
    }

    private static LocalDate day(Random random) {
        return START.plusDays(random.nextInt(160));
    }

    private static Map<Account, Money> balances(List<AccountBalance> accounts) {
        Map<Account, Money> found = new EnumMap<>(Account.class);
        accounts.forEach(one -> found.put(one.account(), one.balance()));
        return found;
    }

    /** One account and one side at a time, on a connection of its own: nothing shared with the code under test. */
    private static Map<Account, Money> sums(UUID grant, LocalDate asOf) throws SQLException {
        Map<Account, Money> found = new EnumMap<>(Account.class);
        for (Account account : Account.values()) {
            long debit = sum("debit_account", account, grant, asOf);
            long credit = sum("credit_account", account, grant, asOf);
            if (debit + credit > 0) {
                found.put(account, Money.ofPence(debit - credit));
            }
        }
        return found;
    }

    private static long sum(String side, Account account, UUID grant, LocalDate asOf) throws SQLException {
        String sql = "select coalesce(sum(amount_pence), 0) from transfer where " + side
                + " = ? and journal_id in (select id from journal where grant_id = ? and value_on <= ?)";
        try (Connection superuser = PostgresResource.superuser();
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            statement.setString(1, account.name());
            statement.setObject(2, grant);
            statement.setObject(3, asOf);
            return single(statement);
        }
    }

    private static long sequences(UUID grant) throws SQLException {
        String sql = "select case when max(sequence) = count(distinct sequence) then count(*) else -1 end"
                + " from journal where grant_id = ?";
        try (Connection superuser = PostgresResource.superuser();
                PreparedStatement statement = superuser.prepareStatement(sql)) {
            statement.setObject(1, grant);
            return single(statement);
        }
    }

    private static long single(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
