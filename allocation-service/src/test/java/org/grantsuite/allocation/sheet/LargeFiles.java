package org.grantsuite.allocation.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.grantsuite.commons.problem.Refusal;

/** Writes files larger than its heap and has them read; run by {@link BoundedMemoryTest}. */
final class LargeFiles {
    private static final Titles TITLES =
            new Titles(Map.of("id", List.of("Location ID"), "beds", List.of("Care homes beds")), Set.of("id", "beds"));
    private static final int ROWS = 60_000;
    private static final String FILLER = "a text that is long enough to weigh something in memory of row ";

    private LargeFiles() {}

    /** Writes a part of a file. */
    interface Part {
        void to(OutputStream out) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        tell("rows", SheetFormat.CSV, LargeFiles::csv);
        tell("rows", SheetFormat.XLSX, out -> xlsx(out, LargeFiles::sheet, LargeFiles::shared));
        tell("rows", SheetFormat.ODS, out -> zip(out, Map.of("content.xml", (Part) LargeFiles::content)));
        Part bomb = out -> {
            text(out, "<worksheet><sheetData>");
            for (int i = 0; i < 400; i++) {
                text(out, "<row>" + " ".repeat(1_000_000) + "</row>");
            }
        };
        tell("bomb of a sheet", SheetFormat.XLSX, out -> xlsx(out, bomb, LargeFiles::shared));
        tell("bomb of shared texts", SheetFormat.XLSX, out -> xlsx(out, LargeFiles::sheet, bomb));
        tell("bomb of a table", SheetFormat.ODS, out -> zip(out, Map.of("content.xml", bomb)));
        tell("line without end", SheetFormat.CSV, out -> repeat(out, "Location ID ", 4_000_000));
        tell("directory without end", SheetFormat.XLSX, LargeFiles::directory);
    }

    private static void tell(String what, SheetFormat format, Part part) throws IOException {
        Path path = Files.createTempFile("large-", ".tmp");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            part.to(out);
        }
        try (SpooledFile file = SpooledFile.of(Files.newInputStream(path))) {
            int rows = TitledRows.read(file, format, TITLES, row -> row.count("beds"));
            System.out.println(format + " " + rows + " " + what);
        } catch (Refusal refusal) {
            System.out.println(format + " " + refusal.code().name() + " " + what);
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private static void csv(OutputStream out) throws IOException {
        text(out, "Location ID,Care homes beds,Other\n");
        for (int i = 0; i < ROWS; i++) {
            text(out, "1-" + i + ",12," + (FILLER + i).repeat(5) + "\n");
        }
    }

    private static void sheet(OutputStream out) throws IOException {
        text(
                out,
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>");
        for (int i = 0; i < ROWS; i++) {
            text(
                    out,
                    "<row><c t=\"s\"><v>" + (2 + i) + "</v></c><c><v>12</v></c><c t=\"s\"><v>" + (2 + ROWS + i)
                            + "</v></c></row>");
        }
        text(out, "</sheetData></worksheet>");
    }

    private static void shared(OutputStream out) throws IOException {
        text(out, "<sst><si><t>Location ID</t></si><si><t>Care homes beds</t></si>");
        for (int i = 0; i < 2 * ROWS; i++) {
            text(out, "<si><t>" + (i < ROWS ? "1-" + i : (FILLER + i).repeat(5)) + "</t></si>");
        }
        text(out, "</sst>");
    }

    private static void content(OutputStream out) throws IOException {
        String cell = "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>";
        text(
                out,
                "<o xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\"><table:table table:name=\"S\"><table:table-row>"
                        + cell.formatted("Location ID") + cell.formatted("Care homes beds") + "</table:table-row>");
        for (int i = 0; i < ROWS; i++) {
            text(
                    out,
                    "<table:table-row>" + cell.formatted("1-" + i)
                            + "<table:table-cell office:value-type=\"float\" office:value=\"12\"/>"
                            + cell.formatted((FILLER + i).repeat(5)) + "</table:table-row>");
        }
        text(out, "</table:table></o>");
    }

    private static void xlsx(OutputStream out, Part sheet, Part shared) {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            part(
                    zip,
                    "xl/workbook.xml",
                    to -> text(to, "<workbook><sheets><sheet name=\"S\" id=\"r1\"/></sheets></workbook>"));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    to -> text(to, "<R><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></R>"));
            part(zip, "xl/sharedStrings.xml", shared);
            part(zip, "xl/worksheets/sheet1.xml", sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void zip(OutputStream out, Map<String, Part> parts) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                part(zip, part.getKey(), part.getValue());
            }
        }
    }

    private static void part(ZipOutputStream zip, String name, Part part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        part.to(zip);
        zip.closeEntry();
    }

    /** An end record that promises a directory of two gigabytes, after forty megabytes of nothing. */
    private static void directory(OutputStream out) throws IOException {
        byte[] nothing = new byte[1 << 20];
        for (int i = 0; i < 40; i++) {
            out.write(nothing);
        }
        out.write(new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0});
    }

    private static void repeat(OutputStream out, String text, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            text(out, text);
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
