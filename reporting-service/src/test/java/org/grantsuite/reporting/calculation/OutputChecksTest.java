package org.grantsuite.reporting.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** V8, V9, V11, V12 and V20; what bounds and shares there are is in the rule, never in the check. */
class OutputChecksTest {

    private static List<Finding> findings(Facts facts, String id, Map<String, List<String>> parameters) {
        var whole = Facts.template();
        var template = new ReturnTemplate(
                whole.reportingPoint(),
                whole.label(),
                whole.period(),
                whole.spendWindow(),
                whole.dueOn(),
                true,
                true,
                true,
                "P1",
                whole.nilReasons(),
                whole.measures(),
                whole.metrics(),
                whole.adminCaps(),
                List.of(new Rule(id, Severity.WARNING, "Words", true, parameters)));
        return facts.findings(template).stream()
                .filter(finding -> finding.id().equals(id))
                .toList();
    }

    private static Facts covered(Facts facts, @Nullable Coverage coverage) {
        facts.inputs =
                new CouncilInputs(null, Map.of(), null, null, null, coverage, Map.of(), Map.of(), Map.of(), null);
        return facts;
    }

    @Nested
    class SpendMeetsOutput {

        @Test
        void shouldMissOutputsWhereMoneyWasSpent() {
            assertThat(findings(Facts.aSettledGrant(), "V8", Map.of()))
                    .extracting(Finding::message)
                    .containsExactly(
                            "Words. £835.00 was spent; neither hours nor recruits are reported",
                            "Words. 2 provider return(s) with £590.00 spent money and report neither hours nor"
                                    + " recruits, of A, B");
        }

        @Test
        void shouldMissSpendWhereThereIsOutput() {
            var facts = new Facts().outputs(Map.of(OutputKind.RECRUITS, 1L));
            facts.add(new ProviderFigures(
                    "r", "C", List.of(Facts.award("C")), Facts.WINDOW, List.of(), 0, 0, Map.of(OutputKind.HOURS, 1L)));
            assertThat(findings(facts, "V8", Map.of()))
                    .extracting(Finding::message)
                    .containsExactly(
                            "Words. Hours or recruits are reported; nothing was spent",
                            "Words. 1 provider return(s) with £0.00 report hours or recruits and spent nothing, of C");
        }

        @Test
        void shouldBeContentWhereBothAreThere() {
            var facts = new Facts().spend("GL1", "RETENTION", "1.00").outputs(Map.of(OutputKind.HOURS, 1L));
            assertThat(findings(facts, "V8", Map.of())).isEmpty();
        }
    }

    @Nested
    class NeverFalls {

        @Test
        void shouldNoticeAPennyLessAndNotTheSame() {
            var facts = Facts.aSettledGrant();
            facts.earlier.putAll(Map.of("D1", "250.01", "D2", "600.00", "D5", "9.00"));
            assertThat(findings(facts, "V9", Map.of("metrics", List.of("D1", "D2", "D5"))))
                    .extracting(Finding::message)
                    .containsExactly("Words. It was 250.01 at P1 and is 250.00");
        }

        @Test
        void shouldLookAtEveryCumulativeFieldWhereNoneIsNamed() {
            var facts = Facts.aSettledGrant();
            facts.earlier.putAll(Map.of("D2", "600.01", "D12", "5.01"));
            assertThat(findings(facts, "V9", Map.of()))
                    .extracting(Finding::place)
                    .containsExactly("D2", "D12");
        }
    }

    /** £835.00 on measures; RECRUITMENT is £0.00 of it. */
    @Nested
    class CostInBand {

        private final Map<String, List<String>> bands = Map.of(
                "hourBand.from", List.of("5.00"),
                "hourBand.to", List.of("60.00"),
                "recruitBand.from", List.of("100.00"),
                "recruitBand.to", List.of("500.00"));

        @Test
        void shouldTellACostOutsideItsBand() {
            var facts = Facts.aSettledGrant().outputs(Map.of(OutputKind.HOURS, 13_91L, OutputKind.RECRUITS, 9L));
            assertThat(findings(facts, "V11", bands))
                    .extracting(Finding::message)
                    .containsExactly(
                            "Words. £60.03 for each hour, expected is from £5.00 up to £60.00",
                            "Words. £92.78 for each recruit, expected is from £100.00 up to £500.00");
        }

        @Test
        void shouldTakeTheBoundsThemselvesAndCountOnlyTheMeasuresNamed() {
            var facts = Facts.aSettledGrant().outputs(Map.of(OutputKind.HOURS, 167_00L, OutputKind.RECRUITS, 2L));
            assertThat(findings(facts, "V11", bands)).isEmpty();
            var named = new HashMap<>(bands);
            named.put("recruitMeasures", List.of("OTHER"));
            assertThat(findings(facts, "V11", named))
                    .extracting(Finding::message)
                    .containsExactly("Words. £45.00 for each recruit, expected is from £100.00 up to £500.00");
        }

        @Test
        void shouldSayNothingWithoutOutputOrBand() {
            assertThat(findings(Facts.aSettledGrant(), "V11", bands)).isEmpty();
            var facts = Facts.aSettledGrant().outputs(Map.of(OutputKind.HOURS, 1L));
            assertThat(findings(facts, "V11", Map.of())).isEmpty();
        }
    }

    @Nested
    class EnoughAnswered {

        private final Map<String, List<String>> share = Map.of("minimumCoveragePercent", List.of("80"));

        @Test
        void shouldAskForTheShareAndNoMore() {
            assertThat(findings(covered(Facts.aSettledGrant(), new Coverage(100, 80)), "V12", share))
                    .isEmpty();
            assertThat(findings(covered(Facts.aSettledGrant(), new Coverage(100, 79)), "V12", share))
                    .extracting(Finding::place, Finding::message)
                    .containsExactly(tuple("D9", "Words. 79 of 100 answered, 79.00 per cent of at least 80"));
        }

        /** R36: what the survey counts needs no council to state it; where both are there they stand side by side. */
        @Test
        void shouldTakeWhatTheSurveyCountsUnlessTheCouncilStatesIt() {
            var surveyed = Facts.aSettledGrant();
            surveyed.surveyed = new Coverage(3, 1);
            assertThat(findings(surveyed, "V12", share))
                    .extracting(Finding::message)
                    .containsExactly("Words. 1 of 3 answered, 33.33 per cent of at least 80");
            assertThat(findings(covered(surveyed, new Coverage(3, 3)), "V12", share))
                    .extracting(Finding::message)
                    .containsExactly("Words. Stated are 3 of 3 answered, the survey counts 1 of 3");
            assertThat(findings(
                            covered(surveyed, new Coverage(3, 1)),
                            "V12",
                            Map.of("minimumCoveragePercent", List.of("30"))))
                    .isEmpty();
        }

        @Test
        void shouldNotTakeSilenceForAnAnswer() {
            assertThat(findings(covered(Facts.aSettledGrant(), null), "V12", share))
                    .hasSize(1);
            assertThat(findings(covered(Facts.aSettledGrant(), new Coverage(0, 0)), "V12", share))
                    .hasSize(1);
            assertThat(findings(covered(Facts.aSettledGrant(), new Coverage(10, 11)), "V12", share))
                    .hasSize(1);
            assertThat(findings(covered(Facts.aSettledGrant(), null), "V12", Map.of()))
                    .isEmpty();
        }
    }

    /** £0.50 on each of three measures are £1 three times, and £2 together. */
    @Nested
    class PoundsAddUp {

        @Test
        void shouldSayWhereRoundedLinesDoNotAddUp() {
            var facts = new Facts();
            new ArrayList<>(List.of("RETENTION", "LOCAL_RECRUITMENT", "OTHER"))
                    .forEach(measure -> facts.spend(measure, measure, "0.50"));
            assertThat(findings(facts, "V20", Map.of("displayUnit", List.of("POUND"))))
                    .extracting(Finding::place, Finding::message)
                    .containsExactly(tuple(
                            "D4 direct",
                            "Words. Rounded to whole pounds the lines make £3 and the total is £2; to the"
                                    + " penny they agree"));
            assertThat(findings(facts, "V20", Map.of("displayUnit", List.of("PENNY"))))
                    .isEmpty();
        }
    }
}
