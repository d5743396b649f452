package org.grantsuite.reporting.providerreturn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnStatus;
import org.junit.jupiter.api.Test;

class ProviderReturnStatusTest {

    /** Every pair of states, written out again from the README. */
    @Test
    void shouldAllowTheMovesOfTheTableAndNoOther() {
        Map<String, Set<String>> allowed = Map.of(
                "RECEIVED", Set.of("QUERIED", "ACCEPTED", "REJECTED", "SUPERSEDED"),
                "QUERIED", Set.of("RECEIVED", "REJECTED", "SUPERSEDED"),
                "ACCEPTED", Set.of("RECEIVED"),
                "REJECTED", Set.of(),
                "SUPERSEDED", Set.of());
        for (var from : EnumSet.allOf(ProviderReturnStatus.class)) {
            for (var to : EnumSet.allOf(ProviderReturnStatus.class)) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(allowed.get(from.name()).contains(to.name()));
            }
        }
    }
}
