package org.grantsuite.allocation.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The ZIP archive an XLSX or ODS is, opened after its directory was found to be of a reasonable size. */
final class Archive implements AutoCloseable {
    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long LARGEST_DIRECTORY = 1 << 20;
    private static final int MOST_PARTS = 2_000;

    private final ZipFile zip;

    private Archive(ZipFile zip) {
        this.zip = zip;
    }

    static Archive open(SpooledFile file) throws IOException {
        requireSmallDirectory(file);
        try {
            ZipFile zip = new ZipFile(file.path().toFile());
            if (zip.size() > MOST_PARTS) {
                zip.close();
                throw SheetProblem.SHEET_UNSAFE.at(1, "", "an archive of more than " + MOST_PARTS + " parts");
            }
            return new Archive(zip);
        } catch (ZipException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** Opens a part as guarded XML. */
    StrictXml xml(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null || entry.isDirectory()) {
            throw SheetProblem.SHEET_UNREADABLE.at(
                    1, part, "the archive lacks " + part + "; it is no spreadsheet of this kind");
        }
        try {
            InputStream stream = zip.getInputStream(entry);
            if (stream == null) {
                throw damaged();
            }
            return new StrictXml(stream, part, entry.getCompressedSize());
        } catch (ZipException e) {
            throw damaged();
        }
    }

    /** The archive's directory is read whole by the platform: a file that is all directory would fill the memory. */
    private static void requireSmallDirectory(SpooledFile file) throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file.path().toFile(), "r")) {
            int tail = (int) Math.min(raw.length(), END_RECORD + LONGEST_COMMENT);
            byte[] end = new byte[tail];
            raw.seek(raw.length() - tail);
            raw.readFully(end);
            for (int i = tail - END_RECORD; i >= 0; i--) {
                if (littleEndian(end, i) == 0x06054b50L) {
                    if (littleEndian(end, i + 12) > LARGEST_DIRECTORY) {
                        throw SheetProblem.SHEET_UNSAFE.at(
                                1, "", "an archive with a directory of more than a megabyte");
                    }
                    return;
                }
            }
        }
        throw damaged();
    }

    private static long littleEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL)
                | (bytes[at + 1] & 0xFFL) << 8
                | (bytes[at + 2] & 0xFFL) << 16
                | (bytes[at + 3] & 0xFFL) << 24;
    }

    static RuntimeException damaged() {
        return SheetProblem.SHEET_UNREADABLE.at(
                1, "", "no whole ZIP archive: the file was cut off on its way, or is no XLSX or ODS");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
