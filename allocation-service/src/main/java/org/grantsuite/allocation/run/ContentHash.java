package org.grantsuite.allocation.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.grantsuite.commons.json.Sha256;

/**
 * What a run says, as one hash: SHA-256 of the snapshot's hash and, for each line, its place in the snapshot and its pence, each
 * as decimal text on a line of its own, separated by a tab. The snapshot's hash stands for keys and units.
 */
final class ContentHash {
    private static final int BUFFER = 1 << 13;
    private static final int LONGEST_LINE = 40;

    private ContentHash() {}

    static String of(String snapshotHash, int[] ordinals, long[] pence) {
        MessageDigest digest = Sha256.digest();
        digest.update((snapshotHash + "\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder text = new StringBuilder(BUFFER);
        for (int i = 0; i < pence.length; i++) {
            text.append(ordinals[i]).append('\t').append(pence[i]).append('\n');
            if (text.length() > BUFFER - LONGEST_LINE) {
                digest.update(text.toString().getBytes(StandardCharsets.US_ASCII));
                text.setLength(0);
            }
        }
        digest.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest());
    }
}
