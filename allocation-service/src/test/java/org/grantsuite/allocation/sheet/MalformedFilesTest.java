package org.grantsuite.allocation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grantsuite.allocation.testing.Directory;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be sent instead of a directory: each refused with place and reason. */
@Execution(ExecutionMode.CONCURRENT)
class MalformedFilesTest {
    private static final Titles TITLES =
            new Titles(Map.of("id", List.of("Location ID"), "beds", List.of("Care homes beds")), Set.of("id", "beds"));
    private static final String HEADER = "Location ID,Care homes beds\n";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static List<String> read(byte[] body, SheetFormat format) {
        List<String> read = new ArrayList<>();
        try (SpooledFile file = SpooledFile.of(new ByteArrayInputStream(body))) {
            TitledRows.read(
                    file, format, TITLES, row -> read.add(row.line() + " " + row.find("id") + " " + row.count("beds")));
        }
        return read;
    }

    private static Violation refused(byte[] body, SheetFormat format, String code) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(body, format));
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.code().name()).as(refusal.getMessage()).isEqualTo(code);
        assertThat(refusal.code().status()).isEqualTo(422);
        assertThat(refusal.violations()).isNotEmpty();
        return refusal.violations().get(0);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] good(SheetFormat format) {
        Directory directory =
                new Directory().preamble("Title").home("1-1", "1-9", "12").home("1-2", "1-9", "n/a");
        return switch (format) {
            case CSV -> directory.csv();
            case XLSX -> directory.xlsx();
            case ODS -> directory.ods();
        };
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void shouldReadBelowAPreamble(SheetFormat format) {
        assertThat(read(good(format), format)).containsExactly("3 1-1 12", "4 1-2 null");
    }

    @ParameterizedTest
    @EnumSource(
            value = SheetFormat.class,
            names = {"XLSX", "ODS"})
    void shouldRefuseAnArchiveCutOffAnywhere(SheetFormat format) {
        byte[] whole = good(format);
        for (int length : new int[] {1, 20, whole.length / 4, whole.length / 2, whole.length - 1}) {
            assertThat(refused(Arrays.copyOf(whole, length), format, "SHEET_UNREADABLE")
                            .message())
                    .contains("cut off");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SheetFormat.class,
            names = {"XLSX", "ODS"})
    void shouldNeverAnswerADamagedArchiveWithAFaultOfOurs(SheetFormat format) {
        byte[] whole = good(format);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            try {
                read(damaged, format);
            } catch (Refusal refused) {
                assertThat(refused.code().status()).isEqualTo(422);
            }
        }
    }

    @Test
    void shouldRefuseACsvCutOffInARowOrAQuote() {
        Violation row = refused(utf8(HEADER + "1-1,12\n1-2"), SheetFormat.CSV, "IMPORT_REFUSED");
        assertThat(row.line()).isEqualTo(3);
        assertThat(row.message()).contains("cut off");
        Violation quote = refused(utf8(HEADER + "1-1,12\n\"1-2,5\n"), SheetFormat.CSV, "SHEET_UNREADABLE");
        assertThat(quote.line()).isEqualTo(3);
        assertThat(quote.message()).contains("quote");
    }

    @Test
    void shouldRefuseAnotherEncodingWithTheLine() {
        byte[] latin = (HEADER + "1-1,12\n1-2,caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
        Violation fault = refused(latin, SheetFormat.CSV, "SHEET_UNREADABLE");
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.message()).contains("UTF-8");
        refused(HEADER.getBytes(StandardCharsets.UTF_16), SheetFormat.CSV, "SHEET_UNREADABLE");
        assertThat(refused(utf8(HEADER + "1-1,1\u00002\n"), SheetFormat.CSV, "SHEET_UNREADABLE")
                        .line())
                .isEqualTo(2);
    }

    @Test
    void shouldRefuseAMillionColumnsInEachFormat() {
        Violation csv = refused(utf8(HEADER + ",".repeat(1_000_000) + "\n"), SheetFormat.CSV, "SHEET_UNSAFE");
        assertThat(csv.line()).isEqualTo(2);
        assertThat(csv.message()).contains("columns");
        String cells = "<c><v>1</v></c>".repeat(1_000_000);
        Violation xlsx = refused(xlsx("<row r=\"7\">" + cells + "</row>"), SheetFormat.XLSX, "SHEET_UNSAFE");
        assertThat(xlsx.line()).isEqualTo(7);
        assertThat(xlsx.message()).contains("columns");
        refused(xlsx("<row r=\"7\">" + "<c/>".repeat(1_000_000) + "</row>"), SheetFormat.XLSX, "SHEET_UNSAFE");
        refused(
                ods("<table:table-row><table:table-cell table:number-columns-repeated=\"1000000\"><text:p>x</text:p>"
                        + "</table:table-cell></table:table-row>"),
                SheetFormat.ODS,
                "SHEET_UNSAFE");
        refused(
                ods("<table:table-row>" + "<table:table-cell/>".repeat(1_000_000) + "</table:table-row>"),
                SheetFormat.ODS,
                "SHEET_UNSAFE");
    }

    @Test
    void shouldRefuseEntityBombsAndEverythingElseADtdCanDo() {
        String bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY l2 \"&lol;&lol;&lol;\">]>"
                + "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>&l2;</t></is></c></row></sheetData></worksheet>";
        Violation billion = refused(xlsxWith(SHEET, bomb), SheetFormat.XLSX, "SHEET_UNSAFE");
        assertThat(billion.line()).isEqualTo(2);
        assertThat(billion.column()).isEqualTo(SHEET);
        assertThat(billion.message()).contains("DTD");
        String outside = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><x>&f;</x>";
        refused(xlsxWith("xl/workbook.xml", outside), SheetFormat.XLSX, "SHEET_UNSAFE");
        refused(xlsxWith("xl/sharedStrings.xml", outside), SheetFormat.XLSX, "SHEET_UNSAFE");
        refused(Directory.zip(Map.of("content.xml", outside)), SheetFormat.ODS, "SHEET_UNSAFE");
        refused(Directory.zip(Map.of("content.xml", "<a><![CDATA[x]]></a>")), SheetFormat.ODS, "SHEET_UNSAFE");
        refused(Directory.zip(Map.of("content.xml", "<a><!-- x --></a>")), SheetFormat.ODS, "SHEET_UNSAFE");
    }

    @Test
    void shouldRefuseWhatExpandsBeyondReason() {
        String spaces = " ".repeat(900_000) + "<c/>";
        Violation bomb = refused(xlsx("<row>" + spaces.repeat(40) + "</row>"), SheetFormat.XLSX, "SHEET_UNSAFE");
        assertThat(bomb.message()).contains("bomb");
        assertThat(refused(
                                xlsx("<row><c t=\"" + "x".repeat(2_000_000) + "\"/></row>"),
                                SheetFormat.XLSX,
                                "SHEET_UNSAFE")
                        .message())
                .contains("single text or tag");
        refused(xlsx("<x>".repeat(100)), SheetFormat.XLSX, "SHEET_UNSAFE");
        StringBuilder parts = new StringBuilder();
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 2_001; i++) {
            many.put("p" + i, parts.toString());
        }
        refused(Directory.zip(many), SheetFormat.XLSX, "SHEET_UNSAFE");
    }

    @Test
    void shouldRefuseFormulasWithTheirPlace() {
        assertThat(refused(utf8(HEADER + "1-1,=1+1\n"), SheetFormat.CSV, "SHEET_UNSAFE"))
                .matches(fault -> fault.line() == 2 && "column 2".equals(fault.column()));
        String header =
                "<row r=\"1\"><c t=\"inlineStr\"><is><t>Location ID</t></is></c><c t=\"inlineStr\"><is><t>Care homes"
                        + " beds</t></is></c></row>";
        assertThat(refused(
                        xlsx(
                                header
                                        + "<row r=\"5\"><c t=\"str\"><v>1-1</v></c><c r=\"B5\"><f>SUM(A1)</f><v>12</v></c></row>"),
                        SheetFormat.XLSX,
                        "SHEET_UNSAFE"))
                .matches(fault -> fault.line() == 5 && "column 2".equals(fault.column()));
        String row = "<table:table-row><table:table-cell><text:p>%s</text:p></table:table-cell><table:table-cell %s>"
                + "<text:p>%s</text:p></table:table-cell></table:table-row>";
        assertThat(refused(
                        ods(row.formatted("Location ID", "", "Care homes beds")
                                + row.formatted("1-1", "table:formula=\"of:=1+1\"", "2")),
                        SheetFormat.ODS,
                        "SHEET_UNSAFE"))
                .matches(fault -> fault.line() == 2 && "column 2".equals(fault.column()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "Location ID,Beds\n1-1,2\n", "<html></html>"})
    void shouldSayWhichColumnIsMissing(String text) {
        assertThat(refused(utf8(text), SheetFormat.CSV, "SHEET_HEADER_MISSING").message())
                .contains("Care homes beds");
    }

    @Test
    void shouldNotReadThroughAFileOfNothing() {
        Violation before = refused(utf8("\n".repeat(20_000_000) + HEADER), SheetFormat.CSV, "SHEET_UNSAFE");
        assertThat(before.line()).isEqualTo(10_001);
        assertThat(before.message()).contains("10000 blank lines");
        Violation below =
                refused(utf8(HEADER + "1-1,12\n" + "\r\n".repeat(10_001) + "1-2,5\n"), SheetFormat.CSV, "SHEET_UNSAFE");
        assertThat(below.line()).isEqualTo(10_003);
        assertThat(read(utf8("\n".repeat(9_999) + HEADER + "\n\n1-1,12\n\n"), SheetFormat.CSV))
                .containsExactly("10003 1-1 12");
        String preamble = "note\n".repeat(60);
        assertThat(refused(utf8(preamble + HEADER + "1-1,12\n"), SheetFormat.CSV, "SHEET_HEADER_MISSING")
                        .message())
                .contains("Care homes beds");
    }

    @Test
    void shouldRefuseOneFormatUnderTheNameOfAnother() {
        refused(good(SheetFormat.ODS), SheetFormat.XLSX, "SHEET_UNREADABLE");
        refused(good(SheetFormat.XLSX), SheetFormat.ODS, "SHEET_UNREADABLE");
        refused(good(SheetFormat.CSV), SheetFormat.XLSX, "SHEET_UNREADABLE");
        refused(good(SheetFormat.XLSX), SheetFormat.CSV, "SHEET_UNREADABLE");
    }

    @Test
    void shouldTellTheFaultsOfRowsTogether() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> read(utf8(HEADER + "1-1,-4\n1-2,12.5\n1-3,four\n1-4,4\n"), SheetFormat.CSV));
        assertThat(refusal.violations()).extracting(Violation::line).containsExactly(2, 3, 4);
        assertThat(refusal.violations()).allMatch(fault -> "Care homes beds".equals(fault.column()));
        assertThat(refused(utf8("Location ID,Care homes beds,Care homes beds\n"), SheetFormat.CSV, "IMPORT_REFUSED")
                        .message())
                .contains("twice");
    }

    private static byte[] xlsx(String rows) {
        return xlsxWith(SHEET, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    private static byte[] xlsxWith(String part, String xml) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(SHEET, "<worksheet/>");
        parts.put(part, xml);
        return Directory.zip(parts);
    }

    private static byte[] ods(String rows) {
        return Directory.zip(Map.of(
                "content.xml",
                "<o xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"S\">" + rows + "</table:table></o>"));
    }
}
