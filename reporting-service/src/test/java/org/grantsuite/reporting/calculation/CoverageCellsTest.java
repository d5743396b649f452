package org.grantsuite.reporting.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A field an edition calls what it likes: it is the figure of coverage. */
class CoverageCellsTest {

    private static final Metric HOW_MANY = new Metric(
            "Q7",
            "Response",
            MetricType.COUNTS,
            "PROVIDER",
            "POSITION",
            List.of("asked", "answered"),
            ReportedFigure.COVERAGE,
            "ALL_PROVIDERS_IN_AREA");

    private static List<Cell> cells(Facts facts) {
        return new CoverageCells(facts.build()).write(HOW_MANY);
    }

    @Test
    void shouldCountTheSurveyUntilTheCouncilStatesOtherwise() {
        var facts = Facts.aSettledGrant();
        assertThat(cells(facts)).extracting(Cell::value).containsOnlyNulls();

        facts.surveyed = new Coverage(3, 1);
        assertThat(cells(facts))
                .extracting(
                        Cell::place,
                        Cell::value,
                        cell -> cell.provenance().get(0).source())
                .containsExactly(tuple("Q7 asked", "3", Source.SURVEY), tuple("Q7 answered", "1", Source.SURVEY));

        facts.inputs = new CouncilInputs(
                null, Map.of(), null, null, null, new Coverage(4, 4), Map.of(), Map.of(), Map.of(), null);
        assertThat(cells(facts))
                .extracting(Cell::value, cell -> cell.provenance().get(0).source())
                .containsExactly(tuple("4", Source.COUNCIL_INPUT), tuple("4", Source.COUNCIL_INPUT));
    }

    @Test
    void shouldAskForTheAreaBySourceAndNotByCode() {
        assertThat(HOW_MANY.isOfArea()).isTrue();
        assertThat(new Metric("D9", "Leavers", MetricType.COUNT, "PERSON", "CUMULATIVE", List.of()).isOfArea())
                .isFalse();
    }
}
