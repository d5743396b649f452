package org.grantsuite.reporting.evidence;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * What a file is, seen from its bytes alone: neither the name nor what the sender says is believed.
 *
 * @param macros whether it carries macros
 */
record FileKind(String mediaType, boolean macros) {

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String SHEET = OOXML + "spreadsheetml.sheet";
    private static final String WORD = OOXML + "wordprocessingml.document";
    private static final String ODF = "application/vnd.oasis.opendocument.";
    private static final int HEAD = 65_536;

    /** Bytes a kind begins with, from an offset on. */
    private record Magic(String mediaType, int offset, int... bytes) {
        boolean matches(byte[] head) {
            for (int i = 0; i < bytes.length; i++) {
                if (offset + i >= head.length || (head[offset + i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Magic> TABLE = List.of(
            new Magic("application/pdf", 0, '%', 'P', 'D', 'F', '-'),
            new Magic("image/png", 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
            new Magic("image/jpeg", 0, 0xFF, 0xD8, 0xFF),
            new Magic("image/tiff", 0, 'I', 'I', 0x2A, 0),
            new Magic("image/tiff", 0, 'M', 'M', 0, 0x2A),
            new Magic("image/heic", 4, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c'),
            new Magic("image/heic", 4, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'x'),
            new Magic("image/heic", 4, 'f', 't', 'y', 'p', 'm', 'i', 'f', '1'),
            new Magic("application/zip", 0, 'P', 'K', 3, 4));

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("heic", "image/heic"),
            Map.entry("csv", "text/csv"),
            Map.entry("txt", "text/plain"),
            Map.entry("xlsx", SHEET),
            Map.entry("docx", WORD),
            Map.entry("ods", ODF + "spreadsheet"),
            Map.entry("odt", ODF + "text"));

    /** What the ending of a file's name promises; empty where it promises nothing known here. */
    static Optional<String> promised(String fileName) {
        var ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_ENDING.get(ending));
    }

    /** Empty where the bytes are of no kind known here. */
    static Optional<FileKind> of(File file, String fileName) throws IOException {
        byte[] head;
        try (var stream = new FileInputStream(file)) {
            head = stream.readNBytes(HEAD);
        }
        var magic = TABLE.stream().filter(one -> one.matches(head)).findFirst();
        if (magic.isEmpty()) {
            return text(file, head, fileName);
        }
        return magic.get().mediaType().equals("application/zip")
                ? archive(file)
                : Optional.of(new FileKind(magic.get().mediaType(), false));
    }

    private static Optional<FileKind> archive(File file) throws IOException {
        try (var zip = new ZipFile(file)) {
            boolean macros = zip.stream().anyMatch(entry -> {
                var name = entry.getName().toLowerCase(Locale.ROOT);
                return name.endsWith("vbaproject.bin") || name.startsWith("basic/") || name.startsWith("scripts/");
            });
            if (zip.getEntry("xl/workbook.xml") != null) {
                return Optional.of(new FileKind(SHEET, macros));
            }
            if (zip.getEntry("word/document.xml") != null) {
                return Optional.of(new FileKind(WORD, macros));
            }
            var type = zip.getEntry("mimetype");
            if (type != null) {
                try (var stream = zip.getInputStream(type)) {
                    var stated = new String(stream.readNBytes(100), StandardCharsets.US_ASCII).strip();
                    return stated.startsWith(ODF) ? Optional.of(new FileKind(stated, macros)) : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Text is what decodes as UTF-8 from end to end, holds no control characters and begins like no script or page. */
    private static Optional<FileKind> text(File file, byte[] head, String fileName) throws IOException {
        var start = new String(Arrays.copyOf(head, Math.min(head.length, 200)), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("#!") || start.startsWith("<") || start.startsWith("mz") || !isText(file)) {
            return Optional.empty();
        }
        boolean csv = fileName.toLowerCase(Locale.ROOT).endsWith(".csv");
        return Optional.of(new FileKind(csv ? "text/csv" : "text/plain", false));
    }

    private static boolean isText(File file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.allocate(HEAD);
        var out = CharBuffer.allocate(HEAD);
        try (var channel = new FileInputStream(file).getChannel()) {
            boolean end = false;
            while (!end) {
                end = channel.read(in) < 0;
                in.flip();
                if (decoder.decode(in, out, end).isError() || hasControls(out.flip())) {
                    return false;
                }
                in.compact();
                out.clear();
            }
        }
        return true;
    }

    private static boolean hasControls(CharBuffer text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    }
}
