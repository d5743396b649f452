package org.grantsuite.grant.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionStateTest {
    private static final Set<String> ALLOWED = Set.of(
            "OPEN>MET",
            "OPEN>BREACHED",
            "OPEN>WAIVED",
            "MET>OPEN",
            "MET>BREACHED",
            "BREACHED>MET",
            "BREACHED>WAIVED",
            "WAIVED>OPEN",
            "WAIVED>BREACHED");

    @Test
    void shouldMoveOnlyAsTheTableSays() {
        for (ConditionState from : ConditionState.values()) {
            for (ConditionState to : ConditionState.values()) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(ALLOWED.contains(from + ">" + to));
            }
        }
    }
}
