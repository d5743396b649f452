package org.grantsuite.grant.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.decision.domain.Delegation.DelegationGiven;
import org.grantsuite.grant.decision.domain.Delegation.Ending;
import org.grantsuite.grant.decision.domain.Delegation.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelegationTest {
    private static final LocalDate GIVEN_ON = LocalDate.of(2021, 12, 8);
    private static final Subject FUTURE_GRANT = new Subject(UUID.randomUUID(), "WRRF-2", LocalDate.of(2021, 12, 10));

    @Test
    void shouldCoverAGrantThatDidNotExistYet() {
        assertThat(delegation("WRRF-*", true).gap(made(DecisionPurpose.SPLIT, null), FUTURE_GRANT))
                .isEmpty();
    }

    @Test
    void shouldNotCoverALaterGrantUnlessItSaysSo() {
        assertThat(delegation("WRRF-*", false).gap(made(DecisionPurpose.SPLIT, null), FUTURE_GRANT))
                .hasValueSatisfying(gap -> assertThat(gap).contains("determined after"));
    }

    @Test
    void shouldNotCoverAnotherFamily() {
        assertThat(delegation("ICTF-*", true).gap(made(DecisionPurpose.SPLIT, null), FUTURE_GRANT))
                .isPresent();
    }

    @Test
    void shouldNotCoverAPurposeItWasNotGivenFor() {
        assertThat(delegation("WRRF-*", true).gap(made(DecisionPurpose.UNDERWRITING, null), FUTURE_GRANT))
                .hasValueSatisfying(gap -> assertThat(gap).contains("UNDERWRITING"));
    }

    @Test
    void shouldHoldAStatedAmountAgainstItsLimit() {
        var delegation = limited();

        assertThat(delegation.gap(made(DecisionPurpose.SPEND, Money.parse("500.00")), FUTURE_GRANT))
                .isEmpty();
        assertThat(delegation.gap(made(DecisionPurpose.SPEND, Money.parse("500.01")), FUTURE_GRANT))
                .isPresent();
        assertThat(delegation.gap(made(DecisionPurpose.SPEND, null), FUTURE_GRANT))
                .hasValueSatisfying(gap -> assertThat(gap).contains("states no amount"));
    }

    @Test
    void shouldEndByItsEvent() {
        var delegation = delegation("WRRF-*", true);
        LocalDate end = LocalDate.of(2022, 3, 31);

        delegation.end(new Ending("End of the pandemic declared", end));

        assertThat(delegation.endedBefore(end)).isFalse();
        assertThat(delegation.endedBefore(end.plusDays(1))).isTrue();
        assertThat(delegation.statusOn(end)).isEqualTo(DelegationStatus.ENDED);
        assertThatThrownBy(() -> delegation.end(new Ending("again", end))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"WRRF-*,WRRF-2,true", "WRRF-1,WRRF-10,false", "*,MSIF,true", "W.RF*,WRRF-1,false", "*-1,ICTF-1,true"})
    void shouldMatchSchemeCodesByPattern(String pattern, String code, boolean matches) {
        assertThat(new GrantFamily(pattern, "family", true).matches(code)).isEqualTo(matches);
    }

    private static Delegation delegation(String pattern, boolean future) {
        return delegation(pattern, future, null);
    }

    private static Delegation limited() {
        return delegation("WRRF-*", true, Money.parse("500.00"));
    }

    private static Delegation delegation(String pattern, boolean future, @Nullable Money limit) {
        return new Delegation(
                new Stamp(UUID.randomUUID(), Instant.EPOCH, "ann"),
                new DelegationGiven(
                        UUID.randomUUID(),
                        "Executive Director",
                        null,
                        new GrantFamily(pattern, "workforce support grants", future),
                        Set.of(DecisionPurpose.SPLIT, DecisionPurpose.SPEND),
                        limit,
                        GIVEN_ON,
                        null,
                        "End of the pandemic",
                        List.of()));
    }

    private static DecisionMade made(DecisionPurpose purpose, @Nullable Money amount) {
        return new DecisionMade(
                UUID.randomUUID(),
                "OD-1",
                DecisionKind.OFFICER,
                "Executive Director",
                "Second instalment",
                LocalDate.of(2022, 1, 20),
                null,
                LocalDate.of(2022, 1, 20),
                Set.of(purpose),
                null,
                Set.of(),
                amount,
                null,
                UUID.randomUUID(),
                null,
                null,
                List.of(),
                null);
    }
}
