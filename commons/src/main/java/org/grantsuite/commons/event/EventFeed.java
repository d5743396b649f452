package org.grantsuite.commons.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.jspecify.annotations.Nullable;

/**
 * The council's events in an order no concurrent writer can disturb: by transaction, then by row, and only below the oldest
 * transaction still open (DESIGN 6: a plain sequence cursor loses events that commit late).
 */
@ApplicationScoped
public class EventFeed {
    private static final String READ = """
            select xid::text as xid_text, seq, id, type, subject, occurred_at, council_code, correlation_id, data::text from event
            where (xid, seq) > (?::text::xid8, ?) and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, seq limit ?""";
    private static final Pattern CURSOR = Pattern.compile("([0-9a-f-]{36}):(\\d{1,19}):(\\d{1,18})");

    private final Jdbc jdbc;
    private final String source;

    EventFeed(Jdbc jdbc, @ConfigProperty(name = "quarkus.application.name") String application) {
        this.jdbc = jdbc;
        this.source = "/" + application;
    }

    private record Place(String epoch, String xid, long seq) {
        String cursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((epoch + ":" + xid + ":" + seq).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private record Read(Place place, CloudEvent event) {}

    /**
     * @param after the last page's {@code next}, or null for the beginning
     * @throws Refusal 400 for a cursor that is none of ours, 409 when the feed was restored since it was given
     */
    @Transactional
    public FeedPage read(@Nullable String after, int limit) {
        String epoch = jdbc.find(
                        "select epoch::text from feed_epoch order by began_at desc limit 1", row -> row.getString(1))
                .orElseThrow();
        Place from = after == null ? new Place(epoch, "0", 0) : place(after);
        if (!from.epoch().equals(epoch)) {
            throw Refusal.of(
                    RequestProblem.CURSOR_FROM_EARLIER_EPOCH,
                    "Read the feed again from its beginning and drop what you have seen");
        }
        List<Read> found = jdbc.list(
                READ,
                row -> new Read(
                        new Place(epoch, row.getString(1), row.getLong(2)),
                        new CloudEvent(
                                "1.0",
                                row.getObject(3, UUID.class),
                                source,
                                row.getString(4),
                                row.getString(5),
                                row.getObject(6, OffsetDateTime.class),
                                row.getString(7),
                                row.getString(8),
                                "application/json",
                                row.getString(9))),
                from.xid(),
                from.seq(),
                limit);
        Place last = found.isEmpty() ? from : found.get(found.size() - 1).place();
        return new FeedPage(found.stream().map(Read::event).toList(), last.cursor());
    }

    private static Place place(String cursor) {
        try {
            Matcher parts =
                    CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (parts.matches()) {
                return new Place(parts.group(1), parts.group(2), Long.parseLong(parts.group(3)));
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.of(RequestProblem.CURSOR_INVALID, "Take `next` of an earlier page as it stands");
        }
        throw Refusal.of(RequestProblem.CURSOR_INVALID, "Take `next` of an earlier page as it stands");
    }
}
