package org.grantsuite.reporting.providerreturn.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.calculation.Severity;
import org.grantsuite.reporting.edition.SchemeEdition;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.grantsuite.reporting.providerreturn.domain.ReturnFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What providers really send back: each fault is told with its sheet, row and column, and a clear message. */
@Execution(ExecutionMode.CONCURRENT)
class BadWorkbookTest {

    static final UUID GRANT = UUID.fromString("0190b0b0-0000-7000-8000-000000000001");
    static final WorkbookLimits LIMITS = new WorkbookLimits(20_000_000, 50_000_000, 100);
    private static final int ROW = 4;

    @TempDir
    Path folder;

    private final List<ProviderStatement> read = new ArrayList<>();
    private FileFaults faults;

    @BeforeEach
    void nothingFound() {
        faults = new FileFaults();
        read.clear();
    }

    static ReturnTemplate template(String point) {
        try {
            var document = new ObjectMapper().readTree(Contract.read("editions/wrrf-1.json"));
            return new SchemeEdition("WRRF-1", "2021-11", "hash", document)
                    .template(point)
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static byte[] blank(String point, int locations) {
        var rows = new ArrayList<Map<String, String>>();
        for (int i = 1; i <= locations; i++) {
            var row = new LinkedHashMap<String, String>();
            row.put("provider_id", "1-A");
            row.put("location_id", "1-A-L" + i);
            row.put("provider_name", "Home " + i);
            row.put("award_ids", GRANT.toString());
            row.put("paid", "1000.00");
            row.put("before_retention", "250.00");
            row.put("period_from", "2021-10-21");
            row.put("period_to", point.equals("RP1") ? "2021-11-30" : "2022-03-31");
            rows.add(row);
        }
        return new TemplateWorkbook(GRANT, "WRRF", template(point)).bytes(rows);
    }

    private static Filled filled() {
        return Filled.of(blank("RP2", 2)).row(ROW, "990.00", "10.00");
    }

    private List<ReturnFault> read(byte[] workbook) throws IOException {
        var file = Files.write(folder.resolve("upload.xlsx"), workbook).toFile();
        new WorkbookReturns(GRANT, template("RP2"), LIMITS, faults).read(file, one -> read.add(one.statement()));
        return faults.errors();
    }

    private ReturnFault only(byte[] workbook) throws IOException {
        assertThat(read(workbook)).hasSize(1);
        return faults.errors().get(0);
    }

    @Test
    void shouldReadWhatWasFilledInAndLeaveWhatWasNot() throws IOException {
        assertThat(read(filled().put(ROW, "hours", new BigDecimal("12.5"))
                        .put(ROW, "leavers", BigDecimal.ZERO)
                        .bytes()))
                .isEmpty();
        assertThat(faults.warnings()).isEmpty();
        assertThat(read).hasSize(1);
        var one = read.get(0);
        assertThat(one.providerId()).isEqualTo("1-A");
        assertThat(one.locationId()).isEqualTo("1-A-L1");
        assertThat(one.awardIds()).containsExactly(GRANT);
        assertThat(one.spend()).extracting(line -> line.pence()).containsExactly(99_000L);
        assertThat(one.unspentPence()).isEqualTo(1_000);
        assertThat(one.signedOn()).isEqualTo(LocalDate.of(2022, 4, 10));
        // Nil is stated, blank is unknown.
        assertThat(one.outputs()).containsEntry(OutputKind.HOURS, 1_250L).containsEntry(OutputKind.LEAVERS, 0L);
        assertThat(one.outputs()).doesNotContainKey(OutputKind.RECRUITS);
        assertThat(one.headcount()).isNull();
    }

    static Stream<Arguments> faultyCells() {
        return Stream.of(
                Arguments.of("leavers", "nil", "NIL_OR_BLANK", "write 0 for nil"),
                Arguments.of("unspent", "n/a", "NIL_OR_BLANK", "leave it blank"),
                Arguments.of("spend_retention", "£1,000.00", "VALUE_INVALID", "no commas"),
                Arguments.of("spend_retention", new BigDecimal("10.005"), "VALUE_INVALID", "more than two decimals"),
                Arguments.of("spend_retention", LocalDate.of(2022, 1, 5), "BECAME_DATE", "Excel made a date of it"),
                Arguments.of("location_id", LocalDate.of(2022, 1, 5), "BECAME_DATE", "Excel made a date of it"),
                Arguments.of("recruits", new BigDecimal("1.5"), "VALUE_INVALID", "not a whole number"),
                Arguments.of("signed_on", new BigDecimal("44661"), "DATE_NUMBER", "2022-04-10"),
                Arguments.of("signed_on", LocalDate.of(1900, 1, 5), "DATE_1900", "year 1900"),
                Arguments.of("signed_on", "10/04/2022", "VALUE_INVALID", "2021-11-30"),
                Arguments.of("new_expenditure", "yes", "VALUE_INVALID", "Y or N"),
                Arguments.of("signed_by", "Caf\uFFFD", "ENCODING", "lost between two encodings"),
                Arguments.of("signed_by", "", "VALUE_MISSING", "a value is needed"),
                Arguments.of("award_ids", "no-uuid", "VALUE_INVALID", "not an id of an award"),
                Arguments.of("recruits", new BigDecimal("1e300"), "VALUE_INVALID", ""),
                Arguments.of("unspent", Boolean.TRUE, "VALUE_INVALID", "TRUE or FALSE"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("faultyCells")
    void shouldTellAFaultyCellInItsPlace(String column, Object value, String rule, String words) throws IOException {
        read(filled().put(ROW, column, value).bytes());
        assertThat(faults.errors()).anySatisfy(fault -> {
            assertThat(fault.sheet()).isEqualTo("Returns");
            assertThat(fault.row()).isEqualTo(ROW);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.severity()).isEqualTo(Severity.ERROR);
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.message()).contains(words);
        });
        assertThat(faults.errors())
                .allSatisfy(fault -> assertThat(fault.column()).isEqualTo(column));
    }

    @Test
    void shouldReadANumberStoredAsTextAndSaySo() throws IOException {
        assertThat(read(filled().put(ROW, "spend_retention", "990.5").bytes())).isEmpty();
        assertThat(read.get(0).spend().get(0).pence()).isEqualTo(99_050);
        assertThat(faults.warnings()).hasSize(1);
        assertThat(faults.warnings().get(0).rule()).isEqualTo("NUMBER_AS_TEXT");
        assertThat(faults.warnings().get(0).column()).isEqualTo("spend_retention");
    }

    /** 0.1 + 0.2 in Excel's binary arithmetic is thirty pence all the same. */
    @Test
    void shouldRoundAwayTheNoiseBehindFifteenDigits() throws IOException {
        assertThat(read(filled().put(ROW, "spend_retention", new BigDecimal("0.30000000000000004"))
                        .bytes()))
                .isEmpty();
        assertThat(read.get(0).spend().get(0).pence()).isEqualTo(30);
    }

    @Test
    void shouldRefuseFormulasWithTheirText() throws IOException {
        var filled = filled();
        int hours = filled.index("hours");
        var fault = only(filled.touch(sheet -> sheet.formula(ROW - 1, hours, "SUM(A1:A2)"))
                .bytes());
        assertThat(fault.column()).isEqualTo("hours");
        assertThat(fault.rule()).isEqualTo("FORMULA");
        assertThat(fault.row()).isEqualTo(ROW);
        assertThat(fault.message()).contains("SUM(A1:A2)").contains("paste the value");
    }

    @Test
    void shouldRefuseMergedCellsInHeaderAndRows() throws IOException {
        var header =
                only(filled().touch(sheet -> sheet.range(2, 3, 2, 4).merge()).bytes());
        assertThat(header.rule()).isEqualTo("MERGED_CELLS");
        assertThat(header.row()).isEqualTo(3);
        assertThat(header.column()).isEqualTo("D3:E3");
        nothingFound();
        var row = only(filled().touch(sheet -> sheet.range(3, 3, 3, 4).merge()).bytes());
        assertThat(row.row()).isEqualTo(4);
        assertThat(row.message()).contains("unmerge");
    }

    @Test
    void shouldRefuseExtraRepeatedAndMissingColumns() throws IOException {
        var extra = only(filled().put(3, "headcount", "my_own_column").bytes());
        assertThat(extra.rule()).isEqualTo("COLUMN_UNKNOWN");
        assertThat(extra.column()).isEqualTo("my_own_column");
        nothingFound();
        assertThat(only(filled().put(3, "headcount", "hours").bytes()).rule()).isEqualTo("COLUMN_TWICE");
        nothingFound();
        var missing = only(filled().put(3, "signed_by", "").bytes());
        assertThat(missing.rule()).isEqualTo("COLUMN_MISSING");
        assertThat(missing.column()).isEqualTo("signed_by");
        nothingFound();
        var outside = only(filled().putAt(ROW, 200, "a note").bytes());
        assertThat(outside.rule()).isEqualTo("COLUMN_UNKNOWN");
        assertThat(outside.column()).isEqualTo("GS");
    }

    @Test
    void shouldRefuseARenamedSheetAndSayWhichThereAre() throws IOException {
        var fault = only(filled().rename("Sheet1").bytes());
        assertThat(fault.rule()).isEqualTo("SHEET_MISSING");
        assertThat(fault.message()).contains("Sheet1").contains("'Returns'");
    }

    @Test
    void shouldWarnOfASheetItDoesNotRead() throws IOException {
        assertThat(read(filled().with(workbook -> workbook.newWorksheet("Notes").value(0, 0, "x"))
                        .bytes()))
                .isEmpty();
        assertThat(faults.warnings()).extracting(ReturnFault::sheet).containsExactly("Notes");
    }

    @Test
    void shouldRefuseAnotherVersionAndATemplateForSomethingElse() throws IOException {
        var version = only(filled().putAt(1, 0, "grant-suite/provider-return/0").bytes());
        assertThat(version.rule()).isEqualTo("TEMPLATE_VERSION");
        assertThat(version.column()).isEqualTo("A1");
        nothingFound();
        var other = only(Filled.of(blank("RP1", 1)).row(ROW, "1.00", "0.00").bytes());
        assertThat(other.rule()).isEqualTo("TEMPLATE_VERSION");
        assertThat(other.column()).isEqualTo("C1");
        assertThat(read).isEmpty();
    }

    @Test
    void shouldRefuseMacrosLinksAndEmbeddedObjects() throws IOException {
        var workbook = filled().bytes();
        assertThat(only(Filled.rewrite(workbook, "xl/vbaProject.bin", none -> "x"))
                        .rule())
                .isEqualTo("MACROS");
        nothingFound();
        assertThat(only(Filled.rewrite(workbook, "xl/externalLinks/externalLink1.xml", none -> "<x/>"))
                        .rule())
                .isEqualTo("EXTERNAL_LINK");
        nothingFound();
        assertThat(only(Filled.rewrite(workbook, "xl/embeddings/oleObject1.bin", none -> "x"))
                        .rule())
                .isEqualTo("EMBEDDED_OBJECT");
    }

    @Test
    void shouldRefuseWhatIsNoWorkbook() throws IOException {
        assertThat(only("provider_id,location_id".getBytes()).rule()).isEqualTo("NOT_A_WORKBOOK");
        nothingFound();
        assertThat(only(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0})
                        .message())
                .contains(".xls");
        nothingFound();
        assertThat(only(new byte[] {'P', 'K', 3, 4, 1, 2, 3}).rule()).isEqualTo("NOT_A_WORKBOOK");
        nothingFound();
        var damaged =
                Filled.rewrite(filled().bytes(), "xl/worksheets/sheet1.xml", xml -> xml.substring(0, xml.length() / 2));
        read(damaged);
        assertThat(faults.errors()).extracting(ReturnFault::rule).contains("NOT_A_WORKBOOK");
        nothingFound();
        var plain = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(plain)) {
            for (var part : List.of("[Content_Types].xml", "xl/workbook.xml")) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write("<x/>".getBytes());
            }
        }
        assertThat(only(plain.toByteArray()).message()).contains("no styles");
    }

    @Test
    void shouldRefuseADocumentTypeAndOtherEncodings() throws IOException {
        var bomb = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>";
        var workbook = filled().bytes();
        read(Filled.rewrite(workbook, "xl/sharedStrings.xml", xml -> xml.replace("?>", "?>" + bomb)));
        assertThat(faults.errors()).extracting(ReturnFault::message).anyMatch(words -> words.contains("document type"));
        nothingFound();
        read(Filled.rewrite(workbook, "xl/sharedStrings.xml", xml -> "\0<\0?\0x" + xml));
        assertThat(faults.errors()).extracting(ReturnFault::rule).contains("ENCODING");
    }

    /** 200 MB of blanks in 200 kB: refused while it unpacks, whatever size it declares. */
    @Test
    void shouldRefuseAZipBombWithoutUnpackingIt() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : List.of("[Content_Types].xml", "xl/workbook.xml")) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write("<x/>".getBytes());
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var blanks = " ".repeat(1_000_000).getBytes();
            for (int i = 0; i < 200; i++) {
                zip.write(blanks);
            }
        }
        assertThat(bytes.size()).isLessThan(1_000_000);
        var fault = only(bytes.toByteArray());
        assertThat(fault.rule()).isEqualTo("ZIP_BOMB");
        assertThat(fault.column()).isEqualTo("xl/worksheets/sheet1.xml");
    }

    @Test
    void shouldRefuseMoreRowsThanItTakesAndAWorkbookOf1904() throws IOException {
        var many = Filled.of(blank("RP2", 101));
        for (int i = 0; i < 101; i++) {
            many.row(ROW + i, "1.00", "0.00");
        }
        var fault = only(many.bytes());
        assertThat(fault.rule()).isEqualTo("TOO_MANY_ROWS");
        assertThat(fault.row()).isEqualTo(ROW + 100);
        nothingFound();
        var of1904 = Filled.rewrite(
                filled().bytes(),
                "xl/workbook.xml",
                xml -> xml.replaceFirst("<workbookPr[^>]*/>", "<workbookPr date1904=\"1\"/>"));
        read(of1904);
        assertThat(faults.errors()).extracting(ReturnFault::rule).containsExactly("DATE_1904");
    }

    @Test
    void shouldRefuseAWorkbookInWhichNothingWasFilledIn() throws IOException {
        assertThat(only(blank("RP2", 2)).rule()).isEqualTo("NOTHING_FILLED_IN");
    }

    @Test
    void shouldJoinItemsToTheirRowAndTellThoseWithoutOne() throws IOException {
        var workbook = filled().item(
                        "provider_id",
                        "1-A",
                        "location_id",
                        "1-A-L1",
                        "measure",
                        "RETENTION",
                        "incurred_on",
                        LocalDate.of(2022, 2, 1),
                        "amount",
                        new BigDecimal("990.00"),
                        "evidence_reference",
                        "INV-1",
                        "document_total",
                        new BigDecimal("1000"))
                .item(
                        "provider_id",
                        "1-A",
                        "location_id",
                        "1-A-L2",
                        "measure",
                        "RETENTION",
                        "incurred_on",
                        LocalDate.of(2022, 2, 1),
                        "amount",
                        new BigDecimal("1.00"),
                        "evidence_reference",
                        "INV-2");
        var fault = only(workbook.bytes());
        assertThat(fault.rule()).isEqualTo("ITEM_WITHOUT_RETURN");
        assertThat(fault.sheet()).isEqualTo("Items");
        assertThat(fault.row()).isEqualTo(3);
        assertThat(read.get(0).items()).hasSize(1);
        assertThat(read.get(0).items().get(0).documentPence()).isEqualTo(100_000);
    }
}
