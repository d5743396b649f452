package org.grantsuite.commons.event;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;

/**
 * A place in the feed, behind one event and before the next.
 *
 * @param epoch changes when the database is restored
 * @param xid transaction of the event as text; PostgreSQL's xid8 has no type in JDBC
 */
public record FeedPosition(UUID epoch, String xid, long seq) {
    private static final Pattern CURSOR = Pattern.compile("([0-9a-f-]{36}):(\\d{1,19}):(\\d{1,18})");

    static FeedPosition beginning(UUID epoch) {
        return new FeedPosition(epoch, "0", 0);
    }

    /** As a caller keeps it. */
    public String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((epoch + ":" + xid + ":" + seq).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Refusal 400 CURSOR_INVALID for a cursor that is none of ours */
    public static FeedPosition of(String cursor) {
        try {
            Matcher parts =
                    CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (parts.matches()) {
                return new FeedPosition(
                        UUID.fromString(parts.group(1)), parts.group(2), Long.parseLong(parts.group(3)));
            }
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        throw refused();
    }

    private static Refusal refused() {
        return Refusal.of(RequestProblem.CURSOR_INVALID, "Take `next` of an earlier page as it stands");
    }
}
