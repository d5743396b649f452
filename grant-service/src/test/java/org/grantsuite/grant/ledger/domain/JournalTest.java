package org.grantsuite.grant.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Transfer SPENT =
            new Transfer(Account.DIRECT_SPEND, Account.GRANT_CASH, Money.parse("5.00"), "HUB", "RETENTION");

    @Test
    void shouldMoveNothingBetweenAnAccountAndItself() {
        assertThatThrownBy(() -> Transfer.of(Account.GRANT_CASH, Account.GRANT_CASH, Money.parse("1.00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldMoveMoreThanNothing() {
        assertThatThrownBy(() -> Transfer.of(Account.TRANSFERRED, Account.GRANT_CASH, Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldHoldAtLeastOneTransfer() {
        assertThatThrownBy(() -> draft(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReverseEachTransferAndKeepWhatItWasFor() {
        var journal = new Journal(
                UUID.randomUUID(), 7, Instant.EPOCH, "hash", PostingRoute.ORIGINATED_IN_GL, draft(List.of(SPENT)));

        JournalDraft reversal = journal.reversal(LocalDate.of(2022, 2, 1), "wrong grant");

        assertThat(reversal.kind()).isEqualTo(JournalKind.REVERSAL);
        assertThat(reversal.businessKey()).isEqualTo("reversal/" + journal.id());
        assertThat(reversal.references().reversesJournalId()).isEqualTo(journal.id());
        assertThat(reversal.transfers())
                .containsExactly(new Transfer(
                        Account.GRANT_CASH, Account.DIRECT_SPEND, Money.parse("5.00"), "HUB", "RETENTION"));
    }

    @Test
    void shouldRefuseToShowAPositionThatDoesNotBalance() {
        var broken = List.of(new AccountBalance(Account.GRANT_CASH, Money.parse("1.00"), Money.ZERO));

        assertThatThrownBy(() -> LedgerPosition.of(broken)).isInstanceOf(IllegalStateException.class);
    }

    private static JournalDraft draft(List<Transfer> transfers) {
        return new JournalDraft(
                UUID.randomUUID(),
                JournalKind.DIRECT_SPEND,
                LocalDate.of(2022, 1, 5),
                "direct-spend/1",
                "Fair",
                transfers,
                References.generalLedger("GL-1"));
    }
}
