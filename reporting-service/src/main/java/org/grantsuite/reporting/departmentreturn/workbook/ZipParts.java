package org.grantsuite.reporting.departmentreturn.workbook;

import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_PROTECTED_BY_PASSWORD;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_TOO_LARGE;
import static org.grantsuite.reporting.departmentreturn.workbook.WorkbookProblem.WORKBOOK_UNREADABLE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.grantsuite.commons.problem.Refusal;

/** The parts of a zip file in their order. Replacing one leaves the bytes of every other as they were. */
final class ZipParts {

    private static final int MOST_PARTS = 2_000;
    /** Unpacked; the upload itself is held to the limit of a body. */
    private static final long MOST_BYTES = 20_000_000;

    private static final byte[] COMPOUND_FILE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final Map<String, Part> parts;

    private record Part(byte[] content, long time, boolean stored) {}

    private ZipParts(Map<String, Part> parts) {
        this.parts = parts;
    }

    static ZipParts read(byte[] file) {
        if (startsWith(file, COMPOUND_FILE)) {
            throw Refusal.of(
                    WORKBOOK_PROTECTED_BY_PASSWORD, "Save it as .xlsx or .ods without a password and send it again");
        }
        var parts = new LinkedHashMap<String, Part>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            long left = MOST_BYTES;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
                left -= content.length;
                require(left >= 0, "It unpacks to more than " + MOST_BYTES + " bytes");
                require(parts.size() < MOST_PARTS, "It has more than " + MOST_PARTS + " parts");
                if (parts.put(entry.getName(), part(entry, content)) != null) {
                    throw unreadable("The part " + entry.getName() + " stands in it twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("Its zip is broken: " + e.getMessage());
        }
        if (parts.isEmpty()) {
            throw unreadable("It is not a zip file; send .xlsx or .ods");
        }
        return new ZipParts(parts);
    }

    private static Part part(ZipEntry entry, byte[] content) {
        return new Part(content, entry.getTime(), entry.getMethod() == ZipEntry.STORED);
    }

    private static void require(boolean within, String words) {
        if (!within) {
            throw Refusal.of(WORKBOOK_TOO_LARGE, words);
        }
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (file.length <= i || file[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    static Refusal unreadable(String words) {
        return Refusal.of(WORKBOOK_UNREADABLE, words);
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    Set<String> names() {
        return parts.keySet();
    }

    /** A part as text; every part that is edited is UTF-8. */
    Optional<String> text(String name) {
        var part = parts.get(name);
        if (part == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(part.content()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw unreadable("Its part " + name + " is not UTF-8");
        }
    }

    String require(String name) {
        return text(name).orElseThrow(() -> unreadable("It has no part " + name));
    }

    /** The same file with other text in some parts; the order stays, so that a first part stays the first. */
    byte[] with(Map<String, String> replaced) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                var text = replaced.get(part.getKey());
                byte[] content = text == null ? part.getValue().content() : text.getBytes(StandardCharsets.UTF_8);
                write(zip, part.getKey(), part.getValue(), content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, Part part, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        if (part.time() >= 0) {
            entry.setTime(part.time());
        }
        if (part.stored()) {
            var crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
