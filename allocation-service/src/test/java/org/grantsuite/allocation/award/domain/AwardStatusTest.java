package org.grantsuite.allocation.award.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AwardStatusTest {
    private static final Set<String> ALLOWED = Set.of(
            "OFFERED>ACCEPTED",
            "OFFERED>DECLINED",
            "OFFERED>LAPSED",
            "OFFERED>NOVATED",
            "CONDITIONAL>ACCEPTED",
            "CONDITIONAL>DECLINED",
            "CONDITIONAL>LAPSED",
            "CONDITIONAL>NOVATED",
            "ACCEPTED>CLOSED",
            "ACCEPTED>NOVATED");

    @Test
    void shouldAllowTheseMovesAndNoOther() {
        for (AwardStatus from : AwardStatus.values()) {
            for (AwardStatus to : AwardStatus.values()) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(ALLOWED.contains(from + ">" + to));
            }
        }
    }
}
