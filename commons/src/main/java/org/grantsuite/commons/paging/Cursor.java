package org.grantsuite.commons.paging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.jspecify.annotations.Nullable;

/** An opaque place in a list ordered by id. It carries a print of the filter, so that it is refused in another list. */
public final class Cursor {
    private Cursor() {}

    public static String encode(UUID lastId, @Nullable Object... filter) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((print(filter) + lastId).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Refusal 400 CURSOR_INVALID for a cursor of another list, another filter, or none of ours */
    public static Optional<UUID> decode(@Nullable String cursor, @Nullable Object... filter) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith(print(filter))) {
                return Optional.of(UUID.fromString(text.substring(8)));
            }
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        throw refused();
    }

    private static Refusal refused() {
        return Refusal.of(
                RequestProblem.CURSOR_INVALID, "Start the list again without a cursor, or keep the same filter");
    }

    private static String print(@Nullable Object... filter) {
        return Sha256.hex(Arrays.toString(filter)).substring(0, 8);
    }
}
