package org.grantsuite.reporting.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.grantsuite.reporting.publication.domain.PotShares;
import org.junit.jupiter.api.Test;

/** What allocation-service's PartAcceptance keeps of each pot, worked out from what the contract tells. */
class PotSharesTest {

    private static Map<String, Long> shares(long accepted, Map<String, Long> offered) {
        return PotShares.of(accepted, new TreeMap<>(offered));
    }

    @Test
    void shouldGiveTheOddPennyToTheLargestRemainder() {
        assertThat(shares(33333, Map.of("CARE", 60050L, "NURSING", 39950L)))
                .isEqualTo(Map.of("CARE", 20016L, "NURSING", 13317L));
    }

    @Test
    void shouldSettleATieByTheFirstCodeAndLeaveOutAPotOfNothing() {
        assertThat(shares(1, Map.of("B", 100L, "A", 100L))).isEqualTo(Map.of("A", 1L));
        assertThat(shares(100, Map.of("A", 1L, "B", 1L, "C", 1L))).isEqualTo(Map.of("A", 34L, "B", 33L, "C", 33L));
        assertThat(shares(0, Map.of("A", 100L))).isEmpty();
        assertThat(shares(100, Map.of())).isEmpty();
    }

    @Test
    void shouldLoseNoPennyAndGiveNoPotMoreThanWasOfferedOfIt() {
        var random = new Random(5781);
        for (int i = 0; i < 2_000; i++) {
            var offered = new TreeMap<String, Long>();
            for (int pot = 1 + random.nextInt(6); pot > 0; pot--) {
                offered.put("P" + pot, 1 + random.nextLong(1_000_000_000_000_000L));
            }
            long whole = offered.values().stream().mapToLong(Long::longValue).sum();
            long accepted = 1 + random.nextLong(whole);
            var shares = PotShares.of(accepted, offered);
            assertThat(shares.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(accepted);
            shares.forEach((pot, pence) -> assertThat(pence).isBetween(1L, offered.get(pot)));
        }
    }
}
