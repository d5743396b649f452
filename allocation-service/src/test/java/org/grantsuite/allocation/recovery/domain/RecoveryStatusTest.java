package org.grantsuite.allocation.recovery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoveryStatusTest {
    private static final Set<String> ALLOWED = Set.of(
            "RAISED>OFFSET",
            "RAISED>DEBT",
            "RAISED>SETTLED",
            "RAISED>CREDITED",
            "OFFSET>DEBT",
            "OFFSET>SETTLED",
            "OFFSET>CREDITED",
            "DEBT>RAISED",
            "DEBT>SETTLED",
            "DEBT>CREDITED");

    @Test
    void shouldAllowTheseMovesAndNoOther() {
        for (RecoveryStatus from : RecoveryStatus.values()) {
            for (RecoveryStatus to : RecoveryStatus.values()) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(ALLOWED.contains(from + ">" + to));
            }
        }
    }
}
