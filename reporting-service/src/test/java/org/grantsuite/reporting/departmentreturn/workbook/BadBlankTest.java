package org.grantsuite.reporting.departmentreturn.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.grantsuite.commons.problem.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no workbook, or none to take: each is refused under its own name, and none breaks the reader. */
class BadBlankTest {

    static Stream<Arguments> files() throws IOException {
        var good = Blanks.read("spend-return.xlsx");
        var ods = Blanks.read("spend-return.ods");
        return Stream.of(
                Arguments.of("nothing", new byte[0], "WORKBOOK_UNREADABLE"),
                Arguments.of("a text", "not a workbook".getBytes(StandardCharsets.UTF_8), "WORKBOOK_UNREADABLE"),
                Arguments.of("half a file", Arrays.copyOf(good, good.length / 2), "WORKBOOK_UNREADABLE"),
                Arguments.of(
                        "an old or encrypted file",
                        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2},
                        "WORKBOOK_PROTECTED_BY_PASSWORD"),
                Arguments.of("macros", Blanks.with(good, "xl/vbaProject.bin", new byte[] {1}), "WORKBOOK_HAS_MACROS"),
                Arguments.of(
                        "macros in ods",
                        Blanks.with(ods, "Basic/script-lc.xml", new byte[] {1}),
                        "WORKBOOK_HAS_MACROS"),
                Arguments.of("a bomb", bomb(), "WORKBOOK_TOO_LARGE"),
                Arguments.of("many parts", manyParts(), "WORKBOOK_TOO_LARGE"),
                Arguments.of("another zip", zip("readme.txt", "hello"), "WORKBOOK_UNREADABLE"),
                Arguments.of("no sheets", zip("xl/workbook.xml", "<workbook/>"), "WORKBOOK_UNREADABLE"),
                Arguments.of(
                        "no xml",
                        Blanks.with(good, "xl/worksheets/sheet1.xml", bytes("<worksheet><sheetData>")),
                        "WORKBOOK_UNREADABLE"),
                Arguments.of(
                        "an entity",
                        Blanks.changed(
                                good,
                                "xl/workbook.xml",
                                "<workbook ",
                                "<!DOCTYPE x [<!ENTITY e SYSTEM" + " \"file:///etc/passwd\">]><workbook "),
                        "WORKBOOK_UNREADABLE"),
                Arguments.of(
                        "bytes that are no text",
                        Blanks.with(good, "xl/worksheets/sheet1.xml", new byte[] {(byte) 0xFF, 0}),
                        "WORKBOOK_UNREADABLE"),
                Arguments.of(
                        "a cell without a place",
                        Blanks.changed(good, "xl/worksheets/sheet1.xml", " r=\"A1\"", ""),
                        "WORKBOOK_UNREADABLE"),
                Arguments.of(
                        "a shared text that is not there",
                        Blanks.changed(good, "xl/worksheets/sheet1.xml", "t=\"s\"><v>0</v>", "t=\"s\"><v>99999</v>"),
                        "WORKBOOK_UNREADABLE"),
                Arguments.of(
                        "a row for ever",
                        Blanks.changed(
                                ods,
                                "content.xml",
                                "<table:table-row ",
                                "<table:table-row table:number-rows-repeated=\"999999999\" "),
                        "WORKBOOK_UNREADABLE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void shouldRefuseEachUnderItsOwnName(String what, byte[] file, String code) {
        assertThatThrownBy(() -> BlankWorkbook.open(file).cells())
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code().toString()).isEqualTo(code));
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            var nothing = new byte[1_000_000];
            for (int i = 0; i < 61; i++) {
                zip.write(nothing);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] manyParts() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 2_001; i++) {
                zip.putNextEntry(new ZipEntry("part" + i));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
