package org.grantsuite.commons.web;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;

/** A body that was spooled to a file: hashed as a stream, and gone when the request is answered. */
public final class Uploads {

    private static final int BUFFER = 65_536;

    private Uploads() {}

    /** @param sha256 of the bytes, lower-case hex */
    public record Upload(File file, long size, String sha256) {}

    /** Works on the spooled file and removes it, whatever comes of it. */
    public static <T> T with(File spooled, Function<Upload, T> work) {
        try {
            try {
                return work.apply(new Upload(spooled, spooled.length(), sha256(spooled)));
            } finally {
                Files.deleteIfExists(spooled.toPath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(File file) throws IOException {
        try (InputStream stream = new FileInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform knows SHA-256", e);
        }
    }
}
