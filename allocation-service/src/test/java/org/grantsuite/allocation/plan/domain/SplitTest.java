package org.grantsuite.allocation.plan.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final Money INSTALMENT = Money.parse("331788.60");
    private static final List<PotFigures> BOARD = List.of(
            pot("CARE", "45", "148608.00"),
            pot("NURSING", "25", "83178.00"),
            pot("PILOT", "3", "10615.00"),
            pot("HUB", "27", "89387.00"));

    private static PotFigures pot(String code, @Nullable String percent, @Nullable String amount) {
        return new PotFigures(
                code, percent == null ? null : Percent.parse(percent), amount == null ? null : Money.parse(amount));
    }

    private static void assertRefused(PlanProblem problem, Basis basis, String residual, PotFigures... pots) {
        assertThatThrownBy(() -> Split.of(Money.parse("100.00"), basis, List.of(pots), Money.parse(residual)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(problem));
    }

    @Nested
    class TheBoardsTable {
        private final Split byAmount = Split.of(INSTALMENT, Basis.AMOUNT, BOARD, Money.parse("0.60"));

        @Test
        void shouldStandStatedBesideExact() {
            assertThat(byAmount.pots())
                    .extracting(PotShare::exact)
                    .containsExactly(
                            Money.parse("149304.87"),
                            Money.parse("82947.15"),
                            Money.parse("9953.66"),
                            Money.parse("89582.92"));
            assertThat(byAmount.pots())
                    .extracting(PotShare::deviation)
                    .containsExactly(
                            Money.parse("-696.87"),
                            Money.parse("230.85"),
                            Money.parse("661.34"),
                            Money.parse("-195.92"));
            assertThat(byAmount.residual()).isEqualTo(Money.parse("0.60"));
        }

        @Test
        void shouldFindThatThePercentsAreRoundedLabels() {
            assertThat(byAmount.pots()).extracting(PotShare::finding).containsOnly(Finding.ROUNDED_LABEL);
            assertThat(byAmount.pots().get(0).deviationPoints()).isEqualByComparingTo("-0.210034");
        }

        @Test
        void shouldLeaveNothingOverByPercent() {
            Split byPercent = Split.of(INSTALMENT, Basis.PERCENT, BOARD, Money.parse("0.60"));
            assertThat(byPercent.pots().stream().map(PotShare::amount).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(INSTALMENT);
            assertThat(byPercent.residual()).isEqualTo(Money.ZERO);
        }
    }

    @Test
    void shouldRefuseAResidualNobodyNamed() {
        assertRefused(PlanProblem.PLAN_POTS_DO_NOT_SUM, Basis.AMOUNT, "0.00", pot("A", null, "99.99"));
    }

    @Test
    void shouldRefuseAResidualNamedTooLargeByAPenny() {
        assertRefused(PlanProblem.PLAN_POTS_DO_NOT_SUM, Basis.AMOUNT, "0.02", pot("A", null, "99.99"));
    }

    @Test
    void shouldRefusePotsBeyondTheAmount() {
        assertRefused(PlanProblem.PLAN_POTS_DO_NOT_SUM, Basis.AMOUNT, "0.00", pot("A", null, "100.01"));
    }

    @Test
    void shouldRefusePercentsBeyondAHundred() {
        assertRefused(
                PlanProblem.PLAN_POTS_DO_NOT_SUM, Basis.PERCENT, "0.00", pot("A", "60", null), pot("B", "41", null));
    }

    @Test
    void shouldRefusePercentsThatLeaveMoneyUnnamed() {
        assertRefused(PlanProblem.PLAN_POTS_DO_NOT_SUM, Basis.PERCENT, "0.00", pot("A", "60", null));
    }

    @Test
    void shouldTakePercentsThatNameWhatTheyLeave() {
        Split split =
                Split.of(Money.parse("100.00"), Basis.PERCENT, List.of(pot("A", "60", null)), Money.parse("40.00"));
        assertThat(split.residual()).isEqualTo(Money.parse("40.00"));
    }

    @Test
    void shouldRefuseAPotWithoutTheFigureThatGoverns() {
        assertRefused(PlanProblem.PLAN_POT_FIGURE_MISSING, Basis.AMOUNT, "0.00", pot("A", "100", null));
        assertRefused(PlanProblem.PLAN_POT_FIGURE_MISSING, Basis.PERCENT, "0.00", pot("A", null, "100.00"));
    }

    @Test
    void shouldTellADeviationFromARoundedLabel() {
        Split split = Split.of(
                Money.parse("1000.00"),
                Basis.AMOUNT,
                List.of(pot("A", "50", "520.00"), pot("B", "50", "480.00")),
                Money.ZERO);
        assertThat(split.pots()).extracting(PotShare::finding).containsOnly(Finding.DEVIATES);
    }

    @Test
    void shouldNotMentionADeviationOfAPound() {
        Split split = Split.of(
                Money.parse("1000.00"),
                Basis.AMOUNT,
                List.of(pot("A", "50.0", "501.00"), pot("B", "50.0", "499.00")),
                Money.ZERO);
        assertThat(split.pots()).extracting(PotShare::finding).containsOnly(Finding.NONE);
    }

    @Test
    void shouldMakeTheAmountToThePennyWhateverThePercents() {
        SplittableRandom random = new SplittableRandom(45);
        for (int number = 0; number < 5_000; number++) {
            Money amount = Money.ofPence(random.nextLong(1, 1L << random.nextInt(1, 50)));
            long left = Percent.HUNDRED.micros();
            int count = random.nextInt(1, 12);
            long[] micros = new long[count];
            for (int i = 0; i < count; i++) {
                micros[i] = i == count - 1 ? left : random.nextLong(left + 1);
                left -= micros[i];
            }
            List<PotFigures> pots = IntStream.range(0, count)
                    .mapToObj(i -> new PotFigures("P" + i, new Percent(micros[i]), null))
                    .toList();
            Split split = Split.of(amount, Basis.PERCENT, pots, Money.ZERO);
            assertThat(split.pots().stream().map(PotShare::amount).reduce(Money.ZERO, Money::plus))
                    .as("case %d", number)
                    .isEqualTo(amount);
        }
    }
}
