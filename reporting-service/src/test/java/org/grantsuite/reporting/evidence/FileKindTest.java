package org.grantsuite.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKindTest {

    @TempDir
    Path folder;

    private java.util.Optional<FileKind> kind(String name, byte[] bytes) throws IOException {
        var file = folder.resolve(name);
        Files.write(file, bytes);
        return FileKind.of(file.toFile(), name);
    }

    private java.util.Optional<FileKind> kind(String name, String text) throws IOException {
        return kind(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] zip(String... parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts) {
                var nameAndText = part.split("=", 2);
                zip.putNextEntry(new ZipEntry(nameAndText[0]));
                zip.write(nameAndText.length > 1 ? nameAndText[1].getBytes(StandardCharsets.UTF_8) : new byte[0]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void shouldSeeWhatAFileIsFromItsBytes() throws IOException {
        assertThat(kind("a.bin", "%PDF-1.7 x")).contains(new FileKind("application/pdf", false));
        assertThat(kind("a.bin", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1}))
                .contains(new FileKind("image/png", false));
        assertThat(kind("a.bin", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}))
                .contains(new FileKind("image/jpeg", false));
        assertThat(kind("a.csv", "provider,amount\nCafé,1.00\n")).contains(new FileKind("text/csv", false));
        assertThat(kind("a.txt", "plain")).contains(new FileKind("text/plain", false));
    }

    /** Its directory says that the deflated words end after two bytes. */
    private static byte[] truncated(byte[] zip) {
        int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        zip[directory + 20] = 2;
        return zip;
    }

    @Test
    void shouldLookIntoArchivesAndFindMacros() throws IOException {
        var sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assertThat(kind("a.xlsx", zip("xl/workbook.xml"))).contains(new FileKind(sheet, false));
        assertThat(kind("b.xlsx", zip("xl/workbook.xml", "xl/vbaProject.bin"))).contains(new FileKind(sheet, true));
        assertThat(kind("c.ods", zip("mimetype=application/vnd.oasis.opendocument.spreadsheet", "Basic/x.xml")))
                .contains(new FileKind("application/vnd.oasis.opendocument.spreadsheet", true));
        assertThat(kind("d.zip", zip("payload.exe"))).isEmpty();
        var cut = zip("mimetype=application/vnd.oasis.opendocument.spreadsheet");
        assertThat(kind("f.ods", truncated(cut))).isEmpty();
        assertThat(kind("e.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0})).isEmpty();
    }

    @Test
    void shouldKnowNothingOfProgramsPagesOldOfficeAndOtherEncodings() throws IOException {
        assertThat(kind("a.pdf", "MZ\u0090")).isEmpty();
        assertThat(kind("a.txt", "#!/bin/sh\nrm -rf /")).isEmpty();
        assertThat(kind("a.txt", "<html><script>alert(1)</script>")).isEmpty();
        assertThat(kind("a.doc", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .isEmpty();
        assertThat(kind("a.csv", "Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(kind("a.txt", "a\0b")).isEmpty();
        // A character may lie across the edge of a buffer.
        assertThat(kind("b.txt", "x".repeat(65_535) + "é")).contains(new FileKind("text/plain", false));
    }
}
