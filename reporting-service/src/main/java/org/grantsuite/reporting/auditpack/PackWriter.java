package org.grantsuite.reporting.auditpack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.grantsuite.commons.json.Sha256;

/**
 * A zip whose last entry lists the SHA-256 of every other, in the form {@code sha256sum -c} reads. Nothing in it depends on when it
 * was made.
 */
final class PackWriter implements AutoCloseable {

    static final String MANIFEST = "MANIFEST.sha256";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final Map<String, String> hashes = new TreeMap<>();

    PackWriter(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Writes the content of an entry. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    void entry(String path, Content content) {
        try {
            begin(path);
            // not closed: the zip goes on behind the entry
            var hashed = new DigestOutputStream(zip, Sha256.digest());
            content.to(hashed);
            zip.closeEntry();
            String before = hashes.put(
                    path, HexFormat.of().formatHex(hashed.getMessageDigest().digest()));
            if (before != null) {
                throw new IllegalStateException("Two entries of the name " + path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int entries() {
        return hashes.size();
    }

    /** Ends the pack with its manifest. */
    @Override
    public void close() {
        try {
            begin(MANIFEST);
            for (var one : hashes.entrySet()) {
                zip.write((one.getValue() + "  " + one.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            zip.closeEntry();
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(String path) throws IOException {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }
}
