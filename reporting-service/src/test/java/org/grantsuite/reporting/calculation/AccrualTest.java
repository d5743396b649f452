package org.grantsuite.reporting.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** D1 comes from the ledger, D4 from the lines: a cut-off moves both, or V2 fails in every period with one. */
class AccrualTest {

    private static final LocalDate YEAR_END = LocalDate.parse("2022-03-31");

    /** £250.00 direct, £40.00 accrued and £15.00 prepaid: 250 + 40 - 15 = 275, of it 245 + 40 - 15 = 270 on retention. */
    private static Facts atYearEnd() {
        return Facts.aSettledGrant()
                .accrue(LineKind.ACCRUED, "ACC-1", "RETENTION", "40.00", YEAR_END)
                .accrue(LineKind.PREPAID, "PRE-1", "RETENTION", "15.00", YEAR_END);
    }

    @Test
    void shouldCountThemInTheLinesAsInTheLedger() {
        var facts = atYearEnd();
        var figures = facts.figures();
        assertThat(figures.directPence()).isEqualTo(275_00);
        assertThat(figures.directByMeasurePence()).isEqualTo(270_00);
        assertThat(facts.findings()).extracting(Finding::id).containsOnly("UNKNOWN");
        assertThat(cell(figures, "D4 RETENTION/DIRECT").provenance())
                .contains(
                        new Provenance(Source.ACCRUAL, "ACC-1", "40.00"),
                        new Provenance(Source.ACCRUAL, "PRE-1", "-15.00"));
    }

    @Test
    void shouldStateWhatOfTheDirectSpendRestsOnACutOff() {
        var figures = atYearEnd().figures();
        assertThat(figures.cells())
                .filteredOn(cell -> cell.code().equals("D1"))
                .extracting(Cell::key, Cell::value)
                .containsExactly(tuple("", "275.00"), tuple("ACCRUED", "40.00"), tuple("PREPAID", "-15.00"));
        assertThat(Facts.aSettledGrant().figures().cells())
                .filteredOn(cell -> cell.code().equals("D1"))
                .hasSize(1);
    }

    @Test
    void shouldNotCallAPrepaymentANegativeLine() {
        assertThat(atYearEnd().findings("V19")).isEmpty();
        var negative = atYearEnd();
        negative.direct.add(new DirectSpendLine("GL7", "RETENTION", "NONE", -1, Facts.INCURRED_ON, null, null));
        assertThat(negative.findings("V19")).extracting(Finding::place).containsExactly("direct spend GL7");
    }

    @Test
    void shouldLeaveNoTraceWhereThePointCoversTheTakingBackToo() {
        var before = LocalDate.parse("2022-02-28");
        var facts = Facts.aSettledGrant().accrue(LineKind.ACCRUED, "ACC-1", "RETENTION", "40.00", before);
        assertThat(facts.figures().directPence()).isEqualTo(250_00);
        assertThat(facts.figures().directByMeasurePence()).isEqualTo(245_00);
        assertThat(facts.figures().cells()).extracting(Cell::place).doesNotContain("D1 ACCRUED");
    }

    @Test
    void shouldGoWithTheLedgerWhereAPointCoversOnlyTheTakingBack() {
        var april = new Period(LocalDate.parse("2022-04-01"), LocalDate.parse("2022-04-30"));
        var template = Facts.windowed(april);
        var facts = atYearEnd();
        var figures = ReturnCalculator.calculate(template, facts.build());
        assertThat(figures.directPence()).isEqualTo(-25_00);
        assertThat(figures.directByMeasurePence()).isEqualTo(-25_00);
        assertThat(facts.findings(template)).extracting(Finding::id).doesNotContain("V2", "V19");
    }

    private static Cell cell(ReturnFigures figures, String place) {
        return figures.cells().stream()
                .filter(cell -> cell.place().equals(place))
                .findFirst()
                .orElseThrow();
    }
}
