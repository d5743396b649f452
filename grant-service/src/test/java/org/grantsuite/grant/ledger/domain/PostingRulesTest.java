package org.grantsuite.grant.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.PostingRules.Leg;
import org.grantsuite.grant.ledger.domain.PostingRules.Part;
import org.grantsuite.grant.ledger.domain.PostingRules.Rule;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.junit.jupiter.api.Test;

/** The rules that ship, and what a set of rules is refused for. */
public class PostingRulesTest {
    private static final Money TEN = Money.parse("10.00");
    private final PostingRules rules = shipped();

    /** Everybody's rules, for tests beside this one. */
    public static PostingRules shipped() {
        try (InputStream document =
                Objects.requireNonNull(PostingRules.class.getResourceAsStream("/ledger/posting-rules.json"))) {
            return new ObjectMapper().readValue(document, PostingRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldGiveEachKindOneRouteAndKeepTheReversalsOwn() {
        for (JournalKind kind : JournalKind.values()) {
            if (kind != JournalKind.REVERSAL) {
                assertThat(rules.route(kind)).as(kind.name()).isNotNull();
            }
        }
        assertThatThrownBy(() -> rules.route(JournalKind.REVERSAL)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Invariant 1 over every part of every kind, in both capacities: whatever is posted, in equals out and held. */
    @Test
    void shouldKeepThePositionBalancedByEveryPart() {
        for (Rule rule : rules.rules()) {
            for (Part part : rule.parts()) {
                for (Capacity capacity : Capacity.values()) {
                    LedgerPosition position =
                            LedgerPosition.of(balances(rules.transfers(rule.kind(), part.part(), Sum.of(TEN)).stream()
                                    .map(one -> rules.inCapacity(rule.kind(), one, capacity))
                                    .toList()));
                    assertThat(position.in())
                            .as(rule.kind() + " " + part.part())
                            .isEqualTo(position.out());
                }
            }
        }
    }

    private static List<AccountBalance> balances(List<Transfer> transfers) {
        List<AccountBalance> balances = new ArrayList<>();
        for (Account account : Account.values()) {
            Money debit =
                    sum(transfers.stream().filter(one -> one.debit() == account).toList());
            Money credit = sum(
                    transfers.stream().filter(one -> one.credit() == account).toList());
            balances.add(new AccountBalance(account, debit, credit));
        }
        return balances;
    }

    private static Money sum(List<Transfer> transfers) {
        return transfers.stream().map(Transfer::amount).reduce(Money.ZERO, Money::plus);
    }

    @Test
    void shouldBookAPaymentAsTheCapacityHasIt() {
        Transfer payment = rules.transfers(JournalKind.TRANSFER, "PAYMENT", new Sum(TEN, "CARE", null))
                .get(0);

        assertThat(rules.inCapacity(JournalKind.TRANSFER, payment, Capacity.PRINCIPAL))
                .isEqualTo(payment);
        assertThat(rules.inCapacity(JournalKind.TRANSFER, payment, Capacity.AGENT))
                .isEqualTo(new Transfer(Account.TRANSFERRED_AS_AGENT, Account.GRANT_CASH, TEN, "CARE", null));
    }

    @Test
    void shouldRefuseAccountsAKindDoesNotMove() {
        var wrong = List.of(Transfer.of(Account.GRANT_CASH, Account.REPAID, TEN));
        assertThatThrownBy(() -> rules.requireAllowed(JournalKind.RECEIPT, wrong))
                .hasMessageContaining("RECEIPT");
    }

    @Test
    void shouldRefuseRulesThatContradictThemselves() {
        refused(new Leg(Account.COMMITTED, Account.GRANT_CASH, null), PostingRoute.GL_JOURNAL);
        refused(new Leg(Account.GRANT_CASH, Account.GRANT_CASH, null), PostingRoute.GL_JOURNAL);
        refused(new Leg(Account.GRANT_CASH, Account.GRANT_RECEIVED, null), PostingRoute.MEMO);
        refused(new Leg(Account.GRANT_CASH, Account.GRANT_RECEIVED, null), null);
        assertThatThrownBy(() ->
                        new PostingRules(rules.rules().subList(1, rules.rules().size())))
                .hasMessageContaining("exactly one rule");
    }

    private void refused(Leg leg, @org.jspecify.annotations.Nullable PostingRoute route) {
        List<Rule> changed = new ArrayList<>(rules.rules());
        changed.removeIf(rule -> rule.kind() == JournalKind.RECEIPT);
        changed.add(new Rule(JournalKind.RECEIPT, route, "broken", List.of(new Part("CASH", List.of(leg)))));
        assertThatThrownBy(() -> new PostingRules(changed)).isInstanceOf(IllegalArgumentException.class);
    }
}
