package org.grantsuite.reporting.departmentreturn.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grantsuite.commons.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three workbooks LibreOffice built, as .xlsx and .ods: filled, and every part held against the blank. The files are left in
 * {@code target/filled-workbooks}, where .ci/run has LibreOffice open them and work their formulas out.
 */
class FilledWorkbookTest {

    private static final Path LEFT = Path.of("target", "filled-workbooks");

    static Stream<Arguments> blanks() {
        return Stream.of(
                Arguments.of("spend-return", Blanks.SPEND_RETURN, Blanks.SPEND_RETURN_SHOWS),
                Arguments.of("several-sheets", Blanks.SEVERAL_SHEETS, Blanks.SEVERAL_SHEETS_SHOW),
                Arguments.of("fortnight", Blanks.FORTNIGHT, Blanks.FORTNIGHT_SHOWS));
    }

    @ParameterizedTest(name = "{0}.xlsx")
    @MethodSource("blanks")
    void shouldLeaveEveryOtherPartOfAnXlsxAsItWas(String stem, Map<String, String> values, Map<String, String> shows)
            throws IOException {
        var blank = Blanks.read(stem + ".xlsx");
        var filled = fill(blank, values);
        keep(stem + ".xlsx", filled, shows);
        var before = Blanks.parts(blank);
        var after = Blanks.parts(filled);
        assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
        before.forEach((part, content) -> {
            if (part.startsWith("xl/worksheets/sheet")) {
                var references = references(values, part, stem);
                assertThat(Untouched.sheet(after.get(part), references))
                        .as(part)
                        .isEqualTo(Untouched.sheet(content, references));
                var styles = Untouched.styles(content);
                Untouched.styles(after.get(part))
                        .forEach((cell, style) ->
                                assertThat(style).as("style of %s", cell).isEqualTo(styles.getOrDefault(cell, style)));
            } else if (part.equals("xl/workbook.xml")) {
                assertThat(Untouched.workbook(after.get(part))).isEqualTo(Untouched.workbook(content));
                assertThat(new String(after.get(part))).contains("fullCalcOnLoad=\"1\"");
            } else {
                assertThat(after.get(part)).as(part).isEqualTo(content);
            }
        });
    }

    @ParameterizedTest(name = "{0}.ods")
    @MethodSource("blanks")
    void shouldLeaveEveryOtherPartOfAnOdsAsItWas(String stem, Map<String, String> values, Map<String, String> shows)
            throws IOException {
        var blank = Blanks.read(stem + ".ods");
        var filled = fill(blank, values);
        keep(stem + ".ods", filled, shows);
        var before = Blanks.parts(blank);
        var after = Blanks.parts(filled);
        assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
        before.forEach((part, content) -> {
            if (!part.equals("content.xml")) {
                assertThat(after.get(part)).as(part).isEqualTo(content);
            }
        });
        var places = values.keySet().stream()
                .map(Blanks::place)
                .map(place -> place.sheet() + "!" + place.row() + "/" + place.column())
                .collect(Collectors.toSet());
        assertThat(Untouched.cells(after.get("content.xml"), places))
                .isEqualTo(Untouched.cells(before.get("content.xml"), places));
        assertThat(Untouched.aroundRows(after.get("content.xml")))
                .isEqualTo(Untouched.aroundRows(before.get("content.xml")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blanks")
    void shouldReadBackWhatItWrote(String stem, Map<String, String> values, Map<String, String> shows) {
        for (var kind : Set.of(".xlsx", ".ods")) {
            var filled = BlankWorkbook.open(fill(Blanks.read(stem + kind), values));
            values.forEach((place, value) -> {
                if (!value.startsWith("date ")) {
                    assertThat(filled.cells().get(Blanks.place(place)).text())
                            .as(stem + kind + " " + place)
                            .isEqualTo(value.replaceFirst("^text ", ""));
                }
            });
        }
    }

    /** A total of the blank beside the figures of the return would be a wrong figure. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("blanks")
    void shouldLeaveNoResultOfAFormula(String stem, Map<String, String> values, Map<String, String> shows) {
        for (var kind : Set.of(".xlsx", ".ods")) {
            var blank = Blanks.read(stem + kind);
            assertThat(results(blank)).as("the blank has results").isPositive();
            assertThat(results(fill(blank, values))).as(stem + kind).isZero();
        }
    }

    private static long results(byte[] file) {
        return Blanks.parts(file).entrySet().stream()
                .filter(part -> part.getKey().startsWith("xl/worksheets/sheet")
                        || part.getKey().equals("content.xml"))
                .mapToLong(part -> Untouched.results(part.getValue()))
                .sum();
    }

    @Test
    void shouldKnowSheetsAndNamedCells() {
        for (var kind : Set.of(".xlsx", ".ods")) {
            var several = BlankWorkbook.open(Blanks.read("several-sheets" + kind));
            assertThat(several.sheets()).containsExactly("Guidance & notes", "Input", "Summary");
            assertThat(several.names()).containsEntry("Direct", Blanks.place("Input!B2"));
            var single = BlankWorkbook.open(Blanks.read("spend-return" + kind));
            assertThat(single.names()).containsOnlyKeys("Recruits");
            assertThat(single.cells().get(Blanks.place("Return!A9")).text()).isEqualTo("Retention");
        }
    }

    /** In a protected sheet only open cells are filled; never a formula, never a cell under a merged one. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("closedCells")
    void shouldRefuseCellsThatAreNotMeantToBeFilled(String stem, String place, String code) {
        for (var kind : Set.of(".xlsx", ".ods")) {
            var blank = Blanks.read(stem + kind);
            assertThatThrownBy(() -> fill(blank, Map.of(place, "1.00")))
                    .as(stem + kind)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code().toString()).isEqualTo(code));
        }
    }

    static Stream<Arguments> closedCells() {
        return Stream.of(
                Arguments.of("spend-return", "Return!D8", "WORKBOOK_CELL_FORMULA"),
                Arguments.of("spend-return", "Return!A9", "WORKBOOK_CELL_LOCKED"),
                Arguments.of("spend-return", "Return!K20", "WORKBOOK_CELL_LOCKED"),
                Arguments.of("spend-return", "Return!C3", "WORKBOOK_CELL_MERGED"),
                Arguments.of("fortnight", "Fortnight 3!B3", "WORKBOOK_CELL_MERGED"),
                Arguments.of("fortnight", "Fortnight 4!B3", "WORKBOOK_CELL_UNKNOWN"));
    }

    @Test
    void shouldHoldAValueToAValidationThatIsWrittenOut() {
        var blank = Blanks.read("spend-return.xlsx");
        for (var wrong : Map.of(
                        "Return!B14", "text Perhaps",
                        "Return!B15", "4.5",
                        "Return!B9", "1000000000.00")
                .entrySet()) {
            assertThatThrownBy(() -> fill(blank, Map.of(wrong.getKey(), wrong.getValue())))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal ->
                                    assertThat(refusal.code()).isEqualTo(WorkbookProblem.WORKBOOK_VALUE_NOT_ALLOWED));
        }
    }

    private static byte[] fill(byte[] blank, Map<String, String> values) {
        return BlankWorkbook.open(blank).fill(Blanks.fillings(values));
    }

    private static Set<String> references(Map<String, String> values, String part, String stem) {
        var number = Integer.parseInt(part.replaceAll("\\D", ""));
        var sheets = BlankWorkbook.open(Blanks.read(stem + ".xlsx")).sheets();
        var references = new HashSet<String>();
        values.keySet().stream()
                .map(Blanks::place)
                .filter(place -> place.sheet().equals(sheets.get(number - 1)))
                .forEach(place -> references.add(place.reference()));
        return references;
    }

    private static void keep(String name, byte[] filled, Map<String, String> shows) throws IOException {
        Files.createDirectories(LEFT);
        Files.write(LEFT.resolve(name), filled);
        Files.writeString(LEFT.resolve(name + ".expected.json"), new ObjectMapper().writeValueAsString(shows));
    }
}
