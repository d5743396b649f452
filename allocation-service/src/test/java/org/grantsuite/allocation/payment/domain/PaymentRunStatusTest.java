package org.grantsuite.allocation.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PaymentRunStatusTest {
    private static final Set<String> ALLOWED = Set.of(
            "DRAFT>APPROVED",
            "DRAFT>CANCELLED",
            "APPROVED>RELEASING",
            "APPROVED>CANCELLED",
            "RELEASING>RELEASED",
            "RELEASED>PART_SETTLED",
            "RELEASED>SETTLED",
            "PART_SETTLED>SETTLED",
            "RELEASING>APPROVED",
            "RELEASING>CANCELLING",
            "CANCELLING>CANCELLED");

    @Test
    void shouldAllowTheseMovesAndNoOther() {
        for (PaymentRunStatus from : PaymentRunStatus.values()) {
            for (PaymentRunStatus to : PaymentRunStatus.values()) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(ALLOWED.contains(from + ">" + to));
            }
        }
    }
}
