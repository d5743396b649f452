package org.grantsuite.commons.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    private static final CsvLayout LAYOUT = new CsvLayout(List.of("name", "units"), List.of("on", "amount", "flag"), 3);

    private static List<Violation> faults(Runnable reading) {
        try {
            reading.run();
        } catch (Refusal refused) {
            return refused.violations();
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void shouldReadColumnsInAnyOrderWithQuotesAndAByteOrderMark() {
        CsvTable table = CsvTable.parse("\uFEFFunits,name,amount\r\n7,\"Elm, \"\"The\"\" House\",12.50\r\n", LAYOUT);
        CsvRow row = table.rows().get(0);
        assertThat(row.text("name")).isEqualTo("Elm, \"The\" House");
        assertThat(row.integer("units", 0)).isEqualTo(7);
        assertThat(row.money("amount")).isEqualTo(Money.ofPence(1250));
        assertThat(row.find("on")).isEmpty();
        table.requireNoErrors();
    }

    @Test
    void shouldTellEveryFaultByLineAndColumn() {
        CsvTable table = CsvTable.parse("name,units,on,flag\nA,,2021-02-30,Y\n,-1,2021-11-30,x\n", LAYOUT);
        table.rows().forEach(row -> {
            row.text("name");
            row.integer("units", 0);
            row.findDate("on");
            row.yes("flag");
        });
        assertThat(faults(table::requireNoErrors))
                .extracting(Violation::line, Violation::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "units"),
                        org.assertj.core.groups.Tuple.tuple(2, "on"),
                        org.assertj.core.groups.Tuple.tuple(3, "name"),
                        org.assertj.core.groups.Tuple.tuple(3, "units"),
                        org.assertj.core.groups.Tuple.tuple(3, "flag"));
    }

    @Test
    void shouldCountTheLinesOfAQuotedLineBreak() {
        CsvTable table = CsvTable.parse("name,units\n\"two\nlines\",1\nB,\n", LAYOUT);
        table.rows().forEach(row -> row.integer("units", 0));
        assertThat(faults(table::requireNoErrors)).extracting(Violation::line).containsExactly(4);
    }

    @Test
    void shouldRefuseAHeaderThatDoesNotFit() {
        assertThat(faults(() -> CsvTable.parse("name,unit\nA,1\n", LAYOUT)))
                .extracting(Violation::column)
                .containsExactly("units", "unit");
        assertThat(faults(() -> CsvTable.parse("name,units,name\nA,1,B\n", LAYOUT)))
                .hasSize(1);
        assertThat(faults(() -> CsvTable.parse("\n\n", LAYOUT))).isNotEmpty();
    }

    @Test
    void shouldRefuseTooManyRowsAndRowsOfAnotherLength() {
        assertThatThrownBy(() -> CsvTable.parse("name,units\nA,1\nA,1\nA,1\nA,1\n", LAYOUT))
                .isInstanceOf(Refusal.class);
        CsvTable table = CsvTable.parse("name,units\nA,1,2\nB\n", LAYOUT);
        assertThat(faults(table::requireNoErrors)).extracting(Violation::line).containsExactly(2, 3);
    }

    @Test
    void shouldRefuseAnUnclosedQuote() {
        assertThatThrownBy(() -> CsvTable.parse("name,units\n\"A,1\n".repeat(3), LAYOUT))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void shouldNameTheLineWhereItStopsBeingCsv() {
        String wide = "name,units\nA,1\n\n" + ",".repeat(16_385) + "\n";
        assertThat(faults(() -> CsvTable.parse(wide, LAYOUT)))
                .extracting(Violation::line)
                .containsExactly(4);
    }

    @Test
    void shouldNotReadThroughAFileOfNothing() {
        assertThat(faults(() -> CsvTable.parse("\n".repeat(10_000_000) + "name,units\nA,1\n", LAYOUT)))
                .extracting(Violation::line)
                .containsExactly(10_001);
        assertThat(CsvTable.parse("\nname,units\n\n\nA,1\n\n", LAYOUT).rows())
                .extracting(CsvRow::line)
                .containsExactly(5);
    }
}
