package org.grantsuite.grant.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.grant.chronicle.Stamp;
import org.junit.jupiter.api.Test;

class DecisionTest {
    @Test
    void shouldTakeEffectOnItsDayAndNotBefore() {
        Decision decision = decision(Set.of(DecisionPurpose.PAYMENT), Set.of());

        assertThat(decision.isEffectiveOn(LocalDate.of(2021, 12, 15))).isFalse();
        assertThat(decision.isEffectiveOn(LocalDate.of(2021, 12, 16))).isTrue();
    }

    @Test
    void shouldLetEveryInstalmentBePaidWhenItNamesNone() {
        assertThat(decision(Set.of(DecisionPurpose.SPLIT), Set.of()).letsPay(2)).isTrue();
    }

    @Test
    void shouldLetOnlyNamedInstalmentsBePaid() {
        Decision decision = decision(Set.of(DecisionPurpose.SPLIT), Set.of(1));

        assertThat(decision.letsPay(1)).isTrue();
        assertThat(decision.letsPay(2)).isFalse();
    }

    @Test
    void shouldPayNothingWhenMadeForSomethingElse() {
        assertThat(decision(Set.of(DecisionPurpose.DELEGATION), Set.of()).letsPay(1))
                .isFalse();
    }

    private static Decision decision(Set<DecisionPurpose> purposes, Set<Integer> instalments) {
        return new Decision(
                new Stamp(UUID.randomUUID(), Instant.EPOCH, "ann"),
                new DecisionMade(
                        UUID.randomUUID(),
                        "SCB-1",
                        DecisionKind.BOARD,
                        "Board",
                        "Fund",
                        LocalDate.of(2021, 12, 8),
                        LocalDate.of(2021, 12, 15),
                        LocalDate.of(2021, 12, 16),
                        purposes,
                        GoverningBasis.AMOUNT,
                        instalments,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null),
                List.of());
    }
}
