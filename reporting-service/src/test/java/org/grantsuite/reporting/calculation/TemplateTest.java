package org.grantsuite.reporting.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Points that are more than cumulative: windows beside to-date, sources, linked obligations, assurance, forecast. */
class TemplateTest {

    private static final LocalDate DAY_5 = LocalDate.parse("2022-04-05");
    private static final LocalDate DAY_20 = LocalDate.parse("2022-04-20");
    private static final Period MONTH = new Period(LocalDate.parse("2022-04-01"), LocalDate.parse("2022-04-28"));
    private static final Period FORTNIGHT = new Period(LocalDate.parse("2022-04-15"), LocalDate.parse("2022-04-28"));
    private static final Period BASELINE = new Period(LocalDate.parse("2022-03-01"), LocalDate.parse("2022-03-31"));

    private static PointForm form(@Nullable Period window) {
        return new PointForm(false, window, BASELINE, List.of(), List.of(), null, "W1");
    }

    private static ReturnTemplate template(PointForm form) {
        return new ReturnTemplate(
                "W2",
                "Second fortnight",
                MONTH,
                MONTH,
                LocalDate.parse("2022-05-05"),
                true,
                false,
                false,
                null,
                Set.of(),
                List.of(new Measure("RETENTION", "Retention", false)),
                List.of(
                        metric("SPENT", MetricType.MONEY, "CUMULATIVE", ReportedFigure.TOTAL_SPEND),
                        metric("SPENTW", MetricType.MONEY, "PERIOD", ReportedFigure.TOTAL_SPEND),
                        metric("HRS", MetricType.HOURS, "CUMULATIVE", ReportedFigure.HOURS),
                        metric("HRSW", MetricType.HOURS, "PERIOD", ReportedFigure.HOURS),
                        metric("HRSB", MetricType.HOURS, "BASELINE", ReportedFigure.HOURS_BASELINE),
                        metric("BYM", MetricType.MONEY_BY_MEASURE, "CUMULATIVE", ReportedFigure.SPEND_BY_MEASURE),
                        metric("BYMW", MetricType.MONEY_BY_MEASURE, "PERIOD", ReportedFigure.SPEND_BY_MEASURE),
                        metric("BEDS", MetricType.COUNT, "CUMULATIVE", ReportedFigure.STATED)),
                List.of(),
                List.of(),
                form);
    }

    private static Metric metric(String code, MetricType type, String aggregation, ReportedFigure figure) {
        return new Metric(code, "Label of " + code, type, "UNIT", aggregation, List.of(), figure);
    }

    /**
     * £40.00 direct on day 5, £60.00 on day 20; £500.00 passed on on day 5, £100.00 on day 20. The provider states £130.00 and
     * 20.00 hours to date; a fortnight before it was £50.00 and 5.50 hours. The council itself: 4.00 hours, before 1.00.
     */
    private static Facts facts() {
        var facts = new Facts().receipt("1000.00");
        facts.allocation = 1_000_00;
        facts.spend("GL1", "RETENTION", "40.00", DAY_5).spend("GL2", "RETENTION", "60.00", DAY_20);
        facts.pay("A", "500.00", DAY_5).pay("A", "100.00", DAY_20);
        facts.add(new ProviderFigures(
                "r1",
                "A",
                List.of(Facts.award("A")),
                MONTH,
                List.of(new ProviderLine("RETENTION", 130_00, null)),
                470_00,
                0,
                Map.of(OutputKind.HOURS, 20_00L, OutputKind.HOURS_BASELINE, 31_00L)));
        return facts.outputs(Map.of(OutputKind.HOURS, 4_00L));
    }

    private static Map<String, String> values(ReturnTemplate template, ReturnFacts facts) {
        var values = new TreeMap<String, String>();
        ReturnCalculator.calculate(template, facts)
                .cells()
                .forEach(cell -> values.put(cell.place(), String.valueOf(cell.value())));
        return values;
    }

    private static ReturnFacts with(ReturnFacts facts, @Nullable PreviousPoint previous) {
        return new ReturnFacts(
                facts.allocationPence(),
                facts.underwrittenPence(),
                facts.ledger(),
                facts.directSpend(),
                facts.payments(),
                facts.awards(),
                facts.providerReturns(),
                facts.inputs(),
                facts.earlierCells(),
                previous,
                null);
    }

    @Nested
    class Windows {

        @Test
        void shouldStandBesideToDateFigures() {
            var previous = PreviousPoint.of(
                    "W1",
                    List.of(new ProviderFigures(
                            "r0",
                            "A",
                            List.of(Facts.award("A")),
                            MONTH,
                            List.of(new ProviderLine("RETENTION", 50_00, null)),
                            0,
                            0,
                            Map.of(OutputKind.HOURS, 5_50L))),
                    Map.of(OutputKind.HOURS, 1_00L));
            assertThat(values(template(form(FORTNIGHT)), with(facts().build(), previous)))
                    .containsEntry("SPENT", "700.00")
                    .containsEntry("SPENTW", "160.00")
                    .containsEntry("HRS", "24.00")
                    .containsEntry("HRSW", "17.50")
                    .containsEntry("HRSB", "31.00")
                    .containsEntry("BYM RETENTION/DIRECT", "100.00")
                    .containsEntry("BYMW RETENTION/DIRECT", "60.00")
                    .containsEntry("BYM RETENTION/PROVIDER", "130.00")
                    .containsEntry("BYMW RETENTION/PROVIDER", "80.00");
        }

        @Test
        void shouldSayUnknownRatherThanTakeToDateForTheWindow() {
            assertThat(values(template(form(FORTNIGHT)), facts().build()))
                    .containsEntry("HRSW", "null")
                    .containsEntry("BYMW RETENTION/PROVIDER", "null")
                    .containsEntry("BYMW RETENTION/DIRECT", "60.00");
        }

        @Test
        void shouldBeToDateInTheFirstWindow() {
            assertThat(values(template(form(MONTH)), facts().build()))
                    .containsEntry("HRSW", "24.00")
                    .containsEntry("BYMW RETENTION/PROVIDER", "130.00")
                    .containsEntry("SPENTW", "700.00");
        }
    }

    @Nested
    class RatesPerThirtyDays {

        /** 24.00 hours in 28 days are 25.71 in 30, and 31.00 in 31 days are 30.00. */
        @Test
        void shouldSpreadEachFigureOverItsOwnDays() {
            var template = template(form(MONTH));
            var cells = ReturnCalculator.calculate(template, facts().build()).cells();
            assertThat(Rates.of(template, cells))
                    .extracting(Rate::code, Rate::days, Rate::value, Rate::perThirtyDays)
                    .containsExactly(
                            tuple("HRS", 28L, "24.00", "25.71"),
                            tuple("HRSW", 28L, "24.00", "25.71"),
                            tuple("HRSB", 31L, "31.00", "30.00"));
        }

        @Test
        void shouldGiveNoneForWhatIsNotKnown() {
            var template = template(form(FORTNIGHT));
            var cells = ReturnCalculator.calculate(template, facts().build()).cells();
            assertThat(Rates.of(template, cells)).extracting(Rate::code).containsExactly("HRS", "HRSB");
        }
    }

    @Nested
    class Stated {

        private final PointForm form = new PointForm(
                true,
                null,
                null,
                List.of(
                        new FundingSource("COUNCIL", "Council", new BigDecimal("33.3333"), null),
                        new FundingSource("HEALTH", "Health", null, null)),
                List.of(
                        new LinkedObligation("OTHER-1", "Another fund", false, List.of()),
                        new LinkedObligation("OTHER-2", "A third", true, List.of("TESTS", "DOSES"))),
                LocalDate.parse("2023-03-31"),
                null);

        private Facts inputs(Map<String, String> figures, Map<String, String> linked, Map<String, Long> sources) {
            var facts = facts();
            facts.inputs = new CouncilInputs(
                    null,
                    Map.of(),
                    null,
                    null,
                    null,
                    null,
                    figures,
                    linked,
                    sources,
                    figures.isEmpty() ? null : "Assured");
            return facts;
        }

        @Test
        void shouldBeUnknownUntilGiven() {
            var facts = inputs(Map.of(), Map.of(), Map.of());
            assertThat(values(template(form), facts.build()))
                    .containsEntry("BEDS", "null")
                    .containsEntry("FORECAST", "null")
                    .containsEntry("SOURCE COUNCIL/ALLOCATION", "333.33")
                    .containsEntry("SOURCE HEALTH/ALLOCATION", "666.67")
                    .containsEntry("SOURCE COUNCIL/SPENT", "null")
                    .containsEntry("LINKED OTHER-1", "null")
                    .containsEntry("LINKED OTHER-2/DOSES", "null")
                    .containsEntry("LINKED OTHER-2/TESTS", "null");
            assertThat(facts.findings(template(form)))
                    .extracting(Finding::id, Finding::severity, Finding::place)
                    .contains(
                            tuple("ASSURANCE", Severity.ERROR, "assurance"),
                            tuple("LINKED", Severity.INFO, "LINKED OTHER-1"),
                            tuple("LINKED", Severity.WARNING, "LINKED OTHER-2"),
                            tuple("UNKNOWN", Severity.WARNING, "BEDS"),
                            tuple("UNKNOWN", Severity.WARNING, "FORECAST"),
                            tuple("UNKNOWN", Severity.WARNING, "SOURCE HEALTH/SPENT"));
        }

        @Test
        void shouldStandWhereTheyWereGiven() {
            var facts = inputs(
                    Map.of("BEDS", "12", "FORECAST", "990.00"),
                    Map.of("OTHER-1/VACCINATIONS", "3", "OTHER-2/TESTS", "7", "OTHER-2/DOSES", "none"),
                    Map.of("COUNCIL", 300_00L, "HEALTH", 400_00L));
            assertThat(values(template(form), facts.build()))
                    .containsEntry("BEDS", "12")
                    .containsEntry("FORECAST", "990.00")
                    .containsEntry("LINKED OTHER-1/VACCINATIONS", "3")
                    .containsEntry("LINKED OTHER-2/DOSES", "none")
                    .containsEntry("SOURCE HEALTH/SPENT", "400.00");
            assertThat(facts.findings(template(form)))
                    .extracting(Finding::id)
                    .doesNotContain("ASSURANCE", "LINKED", "SOURCE");
        }

        /** £700.00 left the council: £300.01 and £400.00 are a penny too many, and £333.34 is a penny over the share. */
        @Test
        void shouldHoldSourcesToTheLedgerAndToTheirShares() {
            assertThat(inputs(Map.of("BEDS", "1"), Map.of(), Map.of("COUNCIL", 300_01L, "HEALTH", 400_00L))
                            .findings(template(form)))
                    .filteredOn(finding -> finding.id().equals("SOURCE"))
                    .extracting(Finding::message)
                    .containsExactly("The sources make £700.01, the ledger holds £700.00");
            assertThat(inputs(Map.of("BEDS", "1"), Map.of(), Map.of("COUNCIL", 333_34L, "HEALTH", 366_66L))
                            .findings(template(form)))
                    .filteredOn(finding -> finding.id().equals("SOURCE"))
                    .extracting(Finding::place)
                    .containsExactly("SOURCE COUNCIL/SPENT");
        }
    }
}
