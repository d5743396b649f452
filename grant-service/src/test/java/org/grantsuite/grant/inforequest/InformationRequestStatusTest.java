package org.grantsuite.grant.inforequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class InformationRequestStatusTest {
    private static final Set<String> ALLOWED = Set.of(
            "ASKED>ESCALATED",
            "ASKED>ANSWERED",
            "ASKED>WITHDRAWN",
            "ESCALATED>ANSWERED",
            "ESCALATED>WITHDRAWN",
            "ANSWERED>ASKED",
            "ANSWERED>ACCEPTED");

    @Test
    void shouldMoveOnlyAsTheTableSays() {
        for (InformationRequestStatus from : InformationRequestStatus.values()) {
            for (InformationRequestStatus to : InformationRequestStatus.values()) {
                assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(ALLOWED.contains(from + ">" + to));
            }
        }
    }
}
