package org.grantsuite.allocation.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.junit.jupiter.api.Test;

class PaymentRunTest {
    private final PaymentRun run = PaymentRun.draft(
            UUID.randomUUID(),
            new PaymentRun.Subject(UUID.randomUUID(), UUID.randomUUID(), "R1", LocalDate.of(2021, 12, 22)),
            new PaymentRun.Content(Money.ofPence(1), 1, "hash", "[]", "[]"),
            "rita",
            OffsetDateTime.MIN);

    /** A crash after this step must leave a run whose awards can still be let go. */
    @Test
    void shouldNotBeCancelledBeforeItsAwardsAreLetGo() {
        assertThat(run.beginCancellation()).isFalse();
        assertThat(run.status()).isEqualTo(PaymentRunStatus.DRAFT);
        run.cancel("wrong date");
        assertThat(run.status()).isEqualTo(PaymentRunStatus.CANCELLED);
        assertThat(run.beginCancellation()).isFalse();
        assertThatThrownBy(() -> run.cancel("again")).isInstanceOf(Refusal.class);
    }

    @Test
    void shouldGiveBackWhatAReleaseMayHaveReservedHoweverOftenItIsBegun() {
        run.approve("anton", "hash");
        run.beginRelease(Money.ofPence(1));
        for (int time = 0; time < 2; time++) {
            assertThat(run.beginCancellation()).isTrue();
            assertThat(run.status()).isEqualTo(PaymentRunStatus.CANCELLING);
        }
        run.cancel("wrong date");
        assertThat(run.status()).isEqualTo(PaymentRunStatus.CANCELLED);
    }
}
