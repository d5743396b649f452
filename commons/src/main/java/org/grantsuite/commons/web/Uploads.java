package org.grantsuite.commons.web;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.grantsuite.commons.json.Sha256;

/** A body that {@link BodyGuard} spooled to a file, hashed as a stream. */
public final class Uploads {

    private static final int BUFFER = 65_536;

    private Uploads() {}

    /** @param sha256 of the bytes, lower-case hex */
    public record Upload(File file, long size, String sha256) {}

    public static Upload of(File spooled) {
        try (InputStream stream = new FileInputStream(spooled)) {
            var digest = Sha256.digest();
            byte[] buffer = new byte[BUFFER];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return new Upload(spooled, spooled.length(), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
