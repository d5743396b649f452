package org.grantsuite.reporting.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReturnCalculatorTest {

    @Nested
    class Money {

        @Test
        void shouldMakeTheMoneyFieldsOfASettledGrant() {
            var figures = Facts.aSettledGrant().figures();
            assertThat(value(figures, "D1", "")).isEqualTo("250.00");
            assertThat(value(figures, "D2", "")).isEqualTo("600.00");
            assertThat(value(figures, "D11", "")).isEqualTo("10.00");
            assertThat(value(figures, "D12", "")).isEqualTo("5.00");
            assertThat(figures.totals()).isEqualTo(new CertificateTotals(1_000_00, 840_00, 160_00, 0));
            assertThat(figures.heldPence()).isEqualTo(150_00);
        }

        @Test
        void shouldSplitSpendByMeasureAndRoute() {
            var figures = Facts.aSettledGrant().figures();
            assertThat(value(figures, "D4", "RETENTION/DIRECT")).isEqualTo("245.00");
            assertThat(value(figures, "D4", "RETENTION/PROVIDER")).isEqualTo("500.00");
            assertThat(value(figures, "D4", "OTHER/PROVIDER")).isEqualTo("90.00");
            assertThat(value(figures, "D4", "LOCAL_RECRUITMENT/DIRECT")).isEqualTo("0.00");
            assertThat(figures.cells().stream()
                            .filter(cell -> cell.code().equals("D3"))
                            .map(Cell::key))
                    .containsExactly("RETENTION", "OTHER");
        }

        @Test
        void shouldCountATransferOnItsPaidDateAndDirectSpendOnItsIncurredDate() {
            var firstPoint = Facts.template(new Period(Facts.WINDOW.from(), LocalDate.parse("2021-12-20")), false);
            var facts = Facts.aSettledGrant()
                    .pay("C", "1.00", LocalDate.parse("2021-12-21"))
                    .build();
            var figures = ReturnCalculator.calculate(firstPoint, facts);
            assertThat(value(figures, "D2", "")).isEqualTo("600.00");
            assertThat(value(figures, "D1", "")).isEqualTo("0.00");
            assertThat(value(figures, "D12", "")).isEqualTo("0.00");
        }

        @Test
        void shouldTakeAReversalOffOnTheDayItWasMade() {
            var reversedOn = LocalDate.parse("2022-02-01");
            var facts = Facts.aSettledGrant();
            facts.direct.set(
                    0, new DirectSpendLine("GL1", "RETENTION", "NONE", 245_00, Facts.INCURRED_ON, reversedOn, null));
            facts.journal("GL1/reversal", reversedOn, "GRANT_CASH", "DIRECT_SPEND", 245_00);
            assertThat(value(facts.figures(), "D1", "")).isEqualTo("5.00");
            assertThat(value(facts.figures(), "D4", "RETENTION/DIRECT")).isEqualTo("0.00");

            var before = Facts.template(new Period(Facts.WINDOW.from(), reversedOn.minusDays(1)), false);
            var earlier = ReturnCalculator.calculate(before, facts.build());
            assertThat(value(earlier, "D1", "")).isEqualTo("250.00");
            assertThat(value(earlier, "D4", "RETENTION/DIRECT")).isEqualTo("245.00");
        }

        @Test
        void shouldTakeWhatProvidersGaveBackOffWhatTheyStillHold() {
            var facts = Facts.aSettledGrant().journal("recovery", Facts.PAID_ON, "GRANT_CASH", "RECOVERED", 7_00);
            assertThat(value(facts.figures(), "D11", "")).isEqualTo("3.00");
        }

        @Test
        void shouldShowAMeasureTheEditionDoesNotKnowRatherThanDropItsMoney() {
            var figures = Facts.aSettledGrant().spend("GL9", "SURPRISE", "1.00").figures();
            assertThat(value(figures, "D4", "SURPRISE/DIRECT")).isEqualTo("1.00");
        }

        @Test
        void shouldRefuseToWrapAround() {
            var facts = Facts.aSettledGrant().journal("a", Facts.PAID_ON, "TRANSFERRED", "GRANT_CASH", Long.MAX_VALUE);
            assertThatThrownBy(facts::figures).isInstanceOf(ArithmeticException.class);
        }
    }

    @Nested
    class Outputs {

        @Test
        void shouldAddTheCouncilsOwnHoursToThoseOfTheProviders() {
            var facts = Facts.aSettledGrant().outputs(Map.of(OutputKind.HOURS, 100_50L));
            facts.add(new ProviderFigures(
                    "return-9",
                    "B",
                    java.util.List.of(),
                    Facts.WINDOW,
                    java.util.List.of(),
                    0,
                    0,
                    Map.of(OutputKind.HOURS, 20_25L, OutputKind.LEAVERS, 3L)));
            assertThat(value(facts.figures(), "D5", "")).isEqualTo("120.75");
            assertThat(value(facts.figures(), "D9", "")).isEqualTo("3");
        }

        @Test
        void shouldLeaveUnknownWhatNobodyStated() {
            assertThat(value(Facts.aSettledGrant().figures(), "D7", "")).isNull();
        }

        @Test
        void shouldTellAZeroFromAnUnknown() {
            var facts = Facts.aSettledGrant().outputs(Map.of(OutputKind.RECRUITS, 0L));
            assertThat(value(facts.figures(), "D7", "")).isEqualTo("0");
        }

        @Test
        void shouldCountOnlyFundedProvidersAsReported() {
            var facts = Facts.aSettledGrant();
            facts.add(new ProviderFigures(
                    "r",
                    "SURVEYED",
                    java.util.List.of(),
                    Facts.WINDOW,
                    java.util.List.of(),
                    0,
                    0,
                    Map.of(OutputKind.LEAVERS, 1L)));
            assertThat(value(facts.figures(), "D13", "reported")).isEqualTo("2");
            assertThat(value(facts.figures(), "D13", "offered")).isEqualTo("3");
        }
    }

    @Nested
    class Traces {

        @Test
        void shouldNameTheJournalsBehindATotal() {
            var from = cell(Facts.aSettledGrant().figures(), "D2", "").provenance();
            assertThat(from)
                    .containsExactly(
                            new Provenance(Source.JOURNAL, "journal-1 payment/A", "400.00"),
                            new Provenance(Source.JOURNAL, "journal-2 payment/B", "200.00"));
        }

        @Test
        void shouldListAPaidProviderWithoutAReturnAsMissing() {
            var facts = Facts.aSettledGrant().pay("C", "3.00").pay("C", "4.00");
            assertThat(facts.figures().missing()).containsExactly(new MissingProvider("C", 7_00));
        }

        @Test
        void shouldMakeTheSameCellsWhateverTheOrderOfMeasuresInAReturn() {
            assertThat(Facts.aSettledGrant().figures())
                    .isEqualTo(Facts.aSettledGrant().figures());
        }
    }

    static Cell cell(ReturnFigures figures, String code, String key) {
        return figures.cells().stream()
                .filter(cell -> cell.code().equals(code) && cell.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    static String value(ReturnFigures figures, String code, String key) {
        return cell(figures, code, key).value();
    }
}
