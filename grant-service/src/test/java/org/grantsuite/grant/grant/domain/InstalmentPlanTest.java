package org.grantsuite.grant.grant.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.junit.jupiter.api.Test;

class InstalmentPlanTest {
    @Test
    void shouldGiveTheLastInstalmentWhatIsLeft() {
        var expected = InstalmentPlan.split(money("552981.00"), List.of(percent(1, "60"), rest(2)));

        assertThat(expected).contains(List.of(money("331788.60"), money("221192.40")));
    }

    @Test
    void shouldNeverRoundTheLastInstalmentOnItsOwn() {
        var expected = InstalmentPlan.split(
                money("0.05"), List.of(percent(1, "33.333333"), percent(2, "33.333333"), percent(3, "33.333334")));

        assertThat(expected).contains(List.of(money("0.02"), money("0.02"), money("0.01")));
    }

    @Test
    void shouldTakeAFixedSumBeforeTheRest() {
        var expected = InstalmentPlan.split(money("100.00"), List.of(fixed(1, "70.00"), rest(2)));

        assertThat(expected).contains(List.of(money("70.00"), money("30.00")));
    }

    @Test
    void shouldFindNoPlanWhereTheOthersExceedTheAllocation() {
        assertThat(InstalmentPlan.split(money("100.00"), List.of(fixed(1, "100.01"), rest(2))))
                .isEmpty();
    }

    @Test
    void shouldFindNoPlanWhereAFixedLastInstalmentIsNotTheRest() {
        assertThat(InstalmentPlan.split(money("100.00"), List.of(fixed(1, "70.00"), fixed(2, "29.99"))))
                .isEmpty();
    }

    @Test
    void shouldAlwaysSumToTheAllocation() {
        var random = new Random(5781);
        for (int run = 0; run < 2_000; run++) {
            Money allocation = Money.ofPence(1 + random.nextLong(1_000_000_000_00L));
            List<InstalmentTerm> terms = new ArrayList<>();
            int parts = 1 + random.nextInt(12);
            for (int number = 1; number < parts; number++) {
                terms.add(percent(number, random.nextInt(100 / parts) + "." + random.nextInt(1_000_000)));
            }
            terms.add(rest(parts));

            Money sum = InstalmentPlan.split(allocation, terms).orElseThrow().stream()
                    .reduce(Money.ZERO, Money::plus);

            assertThat(sum).as("run %d", run).isEqualTo(allocation);
        }
    }

    private static Money money(String amount) {
        return Money.parse(amount);
    }

    private static InstalmentTerm percent(int number, String percent) {
        return new InstalmentTerm(number, "PERCENT", percent, null, null, null, null, null);
    }

    private static InstalmentTerm fixed(int number, String amount) {
        return new InstalmentTerm(number, "FIXED", null, money(amount), null, null, null, null);
    }

    private static InstalmentTerm rest(int number) {
        return new InstalmentTerm(number, "REST", null, null, null, null, null, null);
    }
}
