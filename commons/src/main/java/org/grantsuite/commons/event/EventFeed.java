package org.grantsuite.commons.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private static final String EVENT =
            "select xid::text as xid_text, seq, id, type, subject, occurred_at, council_code, correlation_id,"
                    + " data::text from event";
    private static final String SETTLED = "xid < pg_snapshot_xmin(pg_current_snapshot())";
    private static final String READ =
            EVENT + " where (xid, seq) > (?::text::xid8, ?) and " + SETTLED + " order by xid, seq limit ?";
    private static final String FLOOR = "select xid::text as xid_text, seq from feed_floor";
    private static final String PRUNED = "select 1 from feed_floor where (xid, seq) > (?::text::xid8, ?)";
    private static final String LAST =
            "select xid::text as xid_text, seq from event where " + SETTLED + " order by xid desc, seq desc limit 1";

    private final Jdbc jdbc;
    private final String source;

    EventFeed(Jdbc jdbc, @ConfigProperty(name = "quarkus.application.name") String application) {
        this.jdbc = jdbc;
        this.source = "/" + application;
    }

    /**
     * @param after the last page's {@code next}, or null for the beginning
     * @throws Refusal 400 for a cursor that is none of ours, 409 when the feed was restored since it was given, or when events
     *     behind it are no longer kept
     */
    @Transactional
    public FeedPage read(@Nullable String after, int limit) {
        FeedPosition from = position(after);
        List<PlacedEvent> found = after(from, limit);
        FeedPosition last = found.isEmpty() ? from : found.get(found.size() - 1).position();
        return new FeedPage(found.stream().map(PlacedEvent::event).toList(), last.cursor());
    }

    /** Events behind a place, each with its own. The place must be of the present epoch, and nothing behind it pruned. */
    @Transactional
    public List<PlacedEvent> after(FeedPosition from, int limit) {
        List<PlacedEvent> found = jdbc.list(READ, row -> placed(row, from.epoch()), from.xid(), from.seq(), limit);
        // After the reading: a pruning between the two would otherwise leave a gap nobody is told of.
        if (isPruned(from)) {
            throw tooOld();
        }
        return found;
    }

    /** Whether events behind the place are no longer kept, so that going on from it would leave a gap. */
    @Transactional
    public boolean isPruned(FeedPosition from) {
        return jdbc.find(PRUNED, row -> true, from.xid(), from.seq()).isPresent();
    }

    private Refusal tooOld() {
        return Refusal.of(
                        RequestProblem.CURSOR_TOO_OLD,
                        "Events behind this cursor are no longer kept; read from the beginning of what is, and settle the"
                                + " difference by the lists")
                .with("oldest", beginning(epoch()).cursor());
    }

    /** Before the first event that is kept. */
    private FeedPosition beginning(UUID epoch) {
        return jdbc.find(FLOOR, row -> new FeedPosition(epoch, row.getString(1), row.getLong(2)))
                .orElseGet(() -> FeedPosition.beginning(epoch));
    }

    /** As {@link #read} understands a cursor. */
    @Transactional
    public FeedPosition position(@Nullable String cursor) {
        UUID epoch = epoch();
        FeedPosition from = cursor == null ? beginning(epoch) : FeedPosition.of(cursor);
        if (!from.epoch().equals(epoch)) {
            throw Refusal.of(
                    RequestProblem.CURSOR_FROM_EARLIER_EPOCH,
                    "Read the feed again from its beginning and drop what you have seen");
        }
        if (isPruned(from)) {
            throw tooOld();
        }
        return from;
    }

    /** Behind everything that can be read now. */
    @Transactional
    public FeedPosition end() {
        UUID epoch = epoch();
        return jdbc.find(LAST, row -> new FeedPosition(epoch, row.getString(1), row.getLong(2)))
                .orElseGet(() -> beginning(epoch));
    }

    @Transactional
    public Optional<CloudEvent> find(UUID eventId) {
        UUID epoch = epoch();
        return jdbc.find(EVENT + " where id = ?", row -> placed(row, epoch), eventId)
                .map(PlacedEvent::event);
    }

    /** The feed's present epoch. */
    @Transactional
    public UUID epoch() {
        return jdbc.find(
                        "select epoch from feed_epoch order by began_at desc limit 1",
                        row -> row.getObject(1, UUID.class))
                .orElseThrow();
    }

    private PlacedEvent placed(ResultSet row, UUID epoch) throws SQLException {
        return new PlacedEvent(
                new FeedPosition(epoch, row.getString(1), row.getLong(2)),
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
                        row.getString(9)));
    }
}
