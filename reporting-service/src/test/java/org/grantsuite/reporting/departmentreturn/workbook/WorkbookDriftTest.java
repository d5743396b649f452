package org.grantsuite.reporting.departmentreturn.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.grantsuite.reporting.departmentreturn.workbook.WorkbookDrift.Change;
import org.grantsuite.reporting.departmentreturn.workbook.WorkbookDrift.Kind;
import org.junit.jupiter.api.Test;

/** A re-issued blank against the one before: what LibreOffice built, changed the way departments change forms. */
class WorkbookDriftTest {

    private static final List<CellPlace> NO_INPUTS = List.of();

    private static List<Change> drift(byte[] earlier, byte[] later, List<CellPlace> inputs) {
        return WorkbookDrift.between(BlankWorkbook.open(earlier), BlankWorkbook.open(later), inputs);
    }

    @Test
    void shouldFindNothingInTheSameBlank() {
        for (var name : List.of("spend-return.xlsx", "several-sheets.ods", "fortnight.xlsx")) {
            assertThat(drift(Blanks.read(name), Blanks.read(name), List.of(Blanks.place("Return!B8"))))
                    .as(name)
                    .extracting(Change::kind)
                    .isSubsetOf(Kind.INPUT_UNCERTAIN);
        }
    }

    @Test
    void shouldSeeThatAnXlsxAndAnOdsSayTheSame() {
        assertThat(drift(Blanks.read("several-sheets.xlsx"), Blanks.read("several-sheets.ods"), NO_INPUTS))
                .extracting(Change::kind)
                .containsOnly(Kind.FORMULA_CHANGED);
    }

    @Test
    void shouldTellARenamedLabelAndASheetRenamed() {
        var before = Blanks.read("several-sheets.ods");
        var renamed = Blanks.changed(before, "content.xml", "Transferred<", "Passed on<");
        assertThat(drift(before, renamed, NO_INPUTS))
                .containsExactly(new Change(Kind.CELL_RENAMED, "Input!A3", "Input!A3", "Transferred", "Passed on"));
        var sheet = Blanks.changed(before, "content.xml", "table:name=\"Input\"", "table:name=\"Entry\"");
        assertThat(drift(before, sheet, List.of(Blanks.place("Input!B2"))))
                .extracting(Change::kind, Change::before, Change::after)
                .contains(tuple(Kind.SHEET_RENAMED, "Input", "Entry"), tuple(Kind.INPUT_MOVED, "Input!B2", "Entry!B2"));
    }

    /** Two rows more above the table: labels and the inputs beside them move by two, and formulas with them. */
    @Test
    void shouldFollowWhatMoved() {
        var before = Blanks.read("spend-return.ods");
        var content = new String(Blanks.parts(before).get("content.xml"), StandardCharsets.UTF_8);
        int table = content.lastIndexOf("<table:table-row", content.indexOf(">Spend<"));
        var rows = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>";
        var longer = content.substring(0, table) + rows + content.substring(table);
        var moved = Blanks.with(before, "content.xml", longer.getBytes(StandardCharsets.UTF_8));
        assertThat(drift(before, moved, List.of(Blanks.place("Return!B9"), Blanks.place("Return!B3"))))
                .extracting(Change::kind, Change::before, Change::after)
                .contains(
                        tuple(Kind.CELL_MOVED, "Return!A9", "Return!A11"),
                        tuple(Kind.INPUT_MOVED, "Return!B9", "Return!B11"))
                .doesNotContain(tuple(Kind.INPUT_MOVED, "Return!B3", "Return!B5"));
    }

    @Test
    void shouldNotGuessWhereALabelIsGone() {
        var before = Blanks.read("several-sheets.ods");
        var renamed = Blanks.changed(before, "content.xml", "Transferred<", "Passed on<");
        assertThat(drift(before, renamed, List.of(Blanks.place("Input!B3"))))
                .filteredOn(change -> change.kind() == Kind.INPUT_UNCERTAIN)
                .extracting(Change::before, Change::textBefore)
                .containsExactly(tuple("Input!B3", "Transferred"));
    }

    @Test
    void shouldTellANameThatPointsElsewhere() {
        var before = Blanks.read("spend-return.xlsx");
        var moved = Blanks.changed(before, "xl/workbook.xml", "Return!$B$15", "Return!$B$16");
        assertThat(drift(before, moved, NO_INPUTS))
                .containsExactly(new Change(Kind.NAME_MOVED, "Return!B15", "Return!B16", "Recruits", "Recruits"));
    }
}
