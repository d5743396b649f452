package org.grantsuite.allocation.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SettlementStatusTest {
    private static final Set<String> ALLOWED = Set.of("AWAITED>PAID", "AWAITED>RETURNED", "PAID>RETURNED");

    @Test
    void shouldAllowTheseMovesAndNoOther() {
        for (SettlementStatus from : SettlementStatus.values()) {
            for (SettlementStatus to : SettlementStatus.values()) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(ALLOWED.contains(from + ">" + to));
            }
        }
    }
}
