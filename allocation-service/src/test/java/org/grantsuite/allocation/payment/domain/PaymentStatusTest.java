package org.grantsuite.allocation.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PaymentStatusTest {
    private static final Set<String> ALLOWED = Set.of(
            "RELEASED>POSTED", "RELEASED>POSTING_REFUSED", "POSTING_REFUSED>RELEASED", "POSTING_REFUSED>WITHDRAWN");

    @Test
    void shouldAllowTheseMovesAndNoOther() {
        for (PaymentStatus from : PaymentStatus.values()) {
            for (PaymentStatus to : PaymentStatus.values()) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(ALLOWED.contains(from + ">" + to));
            }
        }
    }
}
