package org.grantsuite.allocation.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.grantsuite.commons.json.Sha256;

/** An uploaded file on disk for as long as it is read: it is hashed as it arrives and never lies in memory. */
public final class SpooledFile implements AutoCloseable {
    private final Path path;
    private final String sha256;

    private SpooledFile(Path path, String sha256) {
        this.path = path;
        this.sha256 = sha256;
    }

    public static SpooledFile of(InputStream body) {
        try {
            Path path = Files.createTempFile("upload-", ".tmp");
            MessageDigest digest = Sha256.digest();
            try (DigestInputStream in = new DigestInputStream(body, digest);
                    OutputStream out = Files.newOutputStream(path)) {
                in.transferTo(out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
            return new SpooledFile(path, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Content hash of the file as it was sent. */
    public String sha256() {
        return sha256;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
