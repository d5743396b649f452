package org.grantsuite.reporting.providerreturn.file;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at a workbook before anything reads it: that it is one, that it unpacks to no more than it may, and that it
 * carries no macros, links, embedded objects or document types. Whoever reads it afterwards reads bounded parts.
 */
final class WorkbookInspection {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int MOST_PARTS = 1_000;
    private static final int HEAD = 4_096;
    /** Texts are held in memory while a workbook is read, its sheets are not. */
    private static final long MOST_TEXT_BYTES = 33_554_432;

    private static final String FILE = "workbook";

    private final WorkbookLimits limits;
    private final FileFaults faults;

    WorkbookInspection(WorkbookLimits limits, FileFaults faults) {
        this.limits = limits;
        this.faults = faults;
    }

    /** Whether it may be read; why not is among the faults. */
    boolean passes(File file) {
        try {
            if (isWorkbook(file)) {
                parts(file);
            }
        } catch (ZipException e) {
            fault("", "NOT_A_WORKBOOK", "the file is damaged: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            fault("", "NOT_A_WORKBOOK", "the file cannot be read: " + e.getMessage());
        }
        return !faults.any();
    }

    private boolean isWorkbook(File file) throws IOException {
        if (file.length() > limits.maxBytes()) {
            fault("", "TOO_LARGE", "the file has more than " + limits.maxBytes() + " bytes");
            return false;
        }
        byte[] head;
        try (var stream = new FileInputStream(file)) {
            head = stream.readNBytes(ZIP.length);
        }
        if (Arrays.equals(head, OLE2)) {
            fault(
                    "",
                    "NOT_A_WORKBOOK",
                    "it is encrypted or in the old .xls format; save it as .xlsx without a password");
        } else if (!Arrays.equals(head, ZIP)) {
            fault("", "NOT_A_WORKBOOK", "it is no .xlsx workbook");
        }
        return !faults.any();
    }

    private void parts(File file) throws IOException {
        try (var zip = new ZipFile(file)) {
            if (zip.size() > MOST_PARTS) {
                fault("", "ZIP_BOMB", "it has more than " + MOST_PARTS + " parts");
                return;
            }
            if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("xl/workbook.xml") == null) {
                fault("", "NOT_A_WORKBOOK", "it is an archive, but no .xlsx workbook");
                return;
            }
            long left = limits.maxUnpackedBytes();
            for (var entries = zip.entries(); entries.hasMoreElements() && left >= 0; ) {
                left -= part(zip, entries.nextElement(), left);
            }
            // By a cell's style a date is told from a number.
            if (!faults.any() && zip.stream().noneMatch(part -> part.getName().endsWith("styles.xml"))) {
                fault("", "NOT_A_WORKBOOK", "it has no styles; open it in Excel or LibreOffice and save it as .xlsx");
            }
        }
    }

    /** Returns the part's unpacked size, or more than is left once that is exceeded; the size it declares is not believed. */
    private long part(ZipFile zip, ZipEntry entry, long left) throws IOException {
        var name = entry.getName();
        refuseByName(name.toLowerCase(Locale.ROOT));
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] head = stream.readNBytes(HEAD);
            boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
            if (xml) {
                refuseByHead(name, head);
            }
            boolean texts = name.endsWith("sharedStrings.xml") || name.endsWith("styles.xml");
            long most = texts ? Math.min(left, MOST_TEXT_BYTES) : left;
            long size = head.length + skip(stream, most - head.length);
            if (size > most) {
                fault(name, "ZIP_BOMB", name + " unpacks to more than " + most + " bytes; nothing of it was read");
                return left + 1;
            }
            return size;
        }
    }

    private void refuseByName(String name) {
        if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/")) {
            fault(name, "MACROS", "it holds macros; save it as .xlsx without them");
        } else if (name.contains("/externallinks/")) {
            fault(name, "EXTERNAL_LINK", "it is linked to another workbook; break the links and paste values");
        } else if (name.contains("/embeddings/") || name.contains("/activex/")) {
            fault(name, "EMBEDDED_OBJECT", "it holds an embedded object; send evidence by itself");
        }
    }

    private void refuseByHead(String name, byte[] head) {
        if (head.length > 1 && ((head[0] & 0xFF) >= 0xFE || head[0] == 0 || head[1] == 0)) {
            fault(name, "ENCODING", name + " is not written in UTF-8; save the workbook again in Excel or LibreOffice");
        } else if (new String(head, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
            fault(name, "NOT_A_WORKBOOK", name + " declares a document type, as no workbook does");
        }
    }

    private static long skip(InputStream stream, long most) throws IOException {
        byte[] buffer = new byte[16_384];
        long read = 0;
        for (int n = stream.read(buffer); n >= 0 && read <= most; n = stream.read(buffer)) {
            read += n;
        }
        return read;
    }

    private void fault(String part, String rule, String message) {
        faults.error(FILE, 0, part, rule, message);
    }
}
