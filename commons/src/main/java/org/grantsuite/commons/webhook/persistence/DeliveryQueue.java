package org.grantsuite.commons.webhook.persistence;

import static org.grantsuite.commons.webhook.persistence.WebhookRows.utc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.clock.SystemClock;
import org.grantsuite.commons.event.CloudEvent;
import org.grantsuite.commons.event.FeedPosition;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.webhook.WebhookSettings;
import org.grantsuite.commons.webhook.domain.Attempt;
import org.grantsuite.commons.webhook.domain.Webhook;

/**
 * Webhooks as the worker sees them: lease one, then settle event by event. A lease is a token, and every settlement names it:
 * a replica that was silent too long can no longer move the place. Each step is a transaction of its own; none is open while
 * a receiver answers.
 */
@ApplicationScoped
public class DeliveryQueue {
    private static final String LEASE = """
        update webhook set lease = ?, leased_until = ? where id = (
          select w.id from webhook w
          where w.status = 'ACTIVE' and w.next_attempt_at <= ? and (w.leased_until is null or w.leased_until < ?)
            and (exists (select 1 from event e where (e.xid, e.seq) > (w.feed_xid, w.feed_seq)
                    and e.xid < pg_snapshot_xmin(pg_current_snapshot()))
              or exists (select 1 from webhook_delivery d
                    where d.webhook_id = w.id and d.status = 'PENDING' and d.origin = 'REPLAY')
              or w.feed_epoch <> (select f.epoch from feed_epoch f order by f.began_at desc limit 1))
          order by w.next_attempt_at, w.id limit 1 for update skip locked)
        returning %s\
        """.formatted(WebhookRows.COLUMNS);
    private static final String SETTLE = """
        update webhook set feed_xid = ?::text::xid8, feed_seq = ?, failed_attempts = 0, leased_until = ?
        where id = ? and lease = ? returning status, version\
        """;
    private static final String POSTPONE = """
        update webhook set failed_attempts = failed_attempts + 1, next_attempt_at = ?, lease = null, leased_until = null
        where id = ? and lease = ?\
        """;
    private static final String RELEASE =
            "update webhook set lease = null, leased_until = null, next_attempt_at = ? where id = ? and lease = ?";
    private static final String HEAD = """
        select id, attempts from webhook_delivery
        where webhook_id = ? and event_id = ? and status = 'PENDING' and origin = 'FEED'\
        """;
    private static final String OPEN = """
        insert into webhook_delivery (id, council_code, webhook_id, event_id, event_type, origin, status, attempts, created_at)
        select ?, council_code, id, ?, ?, ?, 'PENDING', 0, ? from webhook where id = ?\
        """;
    private static final String COUNT = """
        update webhook_delivery set attempts = attempts + 1, status = ?, settled_at = ? where id = ? returning attempts\
        """;
    private static final String LOG = """
        insert into webhook_attempt (council_code, delivery_id, number, started_at, duration_millis, status_code, error)
        select council_code, id, ?, ?, ?, ?, ? from webhook_delivery where id = ?\
        """;
    private static final String REPLAYS = """
        select id, event_id from webhook_delivery where webhook_id = ? and status = 'PENDING' and origin = 'REPLAY'
        order by id limit 100\
        """;
    private static final String PURGE = """
        delete from webhook_delivery where id in (select id from webhook_delivery
          where webhook_id = ? and status <> 'PENDING' and created_at < ? order by id limit 500)\
        """;

    private final Jdbc jdbc;
    private final Ids ids;
    private final SystemClock clock;
    private final Duration lease;
    private final Duration keepLog;

    DeliveryQueue(Jdbc jdbc, Ids ids, SystemClock clock, WebhookSettings settings) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.lease = settings.lease();
        this.keepLog = Duration.ofDays(settings.logDays());
    }

    /** A webhook this replica alone may deliver to for a while. */
    public record Leased(UUID token, Webhook webhook) {}

    /** An event someone asked for again. */
    public record Repeat(UUID deliveryId, UUID eventId) {}

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<String> councilsWithWork() {
        return jdbc.list("select councils_with_webhook_work(?)", row -> row.getString(1), utc(clock.now()));
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Leased> lease() {
        UUID token = ids.next();
        Instant now = clock.now();
        return jdbc.find(
                LEASE,
                row -> new Leased(token, WebhookRows.webhook(row)),
                token,
                utc(now.plus(lease)),
                utc(now),
                utc(now));
    }

    /**
     * Whether the lease is still ours and the webhook is what it was. Asked after events were read, so that none is sent that happened
     * after a pause was answered.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean holds(Leased leased) {
        Webhook webhook = leased.webhook();
        return jdbc.find(
                        "select 1 from webhook where id = ? and lease = ? and status = 'ACTIVE' and version = ?",
                        row -> true,
                        webhook.id(),
                        leased.token(),
                        webhook.version())
                .isPresent();
    }

    /**
     * Marks the event delivered and moves the place behind it.
     *
     * @return whether to go on: the lease is still ours and the webhook is what it was
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean delivered(Leased leased, CloudEvent event, FeedPosition behind, Attempt attempt) {
        Optional<Boolean> unchanged = advance(leased, behind);
        if (unchanged.isPresent()) {
            count(head(leased, event), "DELIVERED", attempt);
        }
        return unchanged.orElse(false);
    }

    /** Moves the place over events this webhook does not want. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean skip(Leased leased, FeedPosition behind) {
        return advance(leased, behind).orElse(false);
    }

    private Optional<Boolean> advance(Leased leased, FeedPosition behind) {
        Webhook webhook = leased.webhook();
        return jdbc.find(
                SETTLE,
                row -> row.getString(1).equals("ACTIVE") && row.getLong(2) == webhook.version(),
                behind.xid(),
                behind.seq(),
                utc(clock.now().plus(lease)),
                webhook.id(),
                leased.token());
    }

    /** In the caller's transaction: the event stays the head, to be tried again after {@code wait}. */
    public void postpone(Leased leased, CloudEvent event, Attempt attempt, Duration wait) {
        if (jdbc.update(POSTPONE, utc(clock.now().plus(wait)), leased.webhook().id(), leased.token()) == 1) {
            count(head(leased, event), "PENDING", attempt);
        }
    }

    /** In the caller's transaction, which pauses the webhook: the event keeps its turn, under a new delivery. */
    public void giveUp(Leased leased, CloudEvent event, Attempt attempt) {
        count(head(leased, event), "FAILED", attempt);
    }

    /**
     * How often the event that waits has failed before; nothing when the webhook is no longer this replica's. Held to the end
     * of the caller's transaction.
     */
    public Optional<Integer> failures(Leased leased) {
        return jdbc.find(
                "select failed_attempts from webhook where id = ? and lease = ? for update",
                row -> row.getInt(1),
                leased.webhook().id(),
                leased.token());
    }

    /** Gives the webhook back at once; the log's old end goes at the same time. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void release(Leased leased) {
        Instant now = clock.now();
        UUID id = leased.webhook().id();
        if (jdbc.update(RELEASE, utc(now), id, leased.token()) == 1) {
            jdbc.update(PURGE, id, utc(now.minus(keepLog)));
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Repeat> repeats(UUID webhookId) {
        return jdbc.list(
                REPLAYS, row -> new Repeat(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), webhookId);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean repeated(Leased leased, Repeat repeat, Attempt attempt) {
        boolean ours = jdbc.update(
                        "update webhook set leased_until = ? where id = ? and lease = ?",
                        utc(clock.now().plus(lease)),
                        leased.webhook().id(),
                        leased.token())
                == 1;
        if (ours) {
            count(repeat.deliveryId(), attempt.delivered() ? "DELIVERED" : "FAILED", attempt);
        }
        return ours;
    }

    /** In the caller's transaction. */
    public UUID openReplay(UUID webhookId, UUID eventId, String eventType) {
        return open(webhookId, eventId, eventType, "REPLAY");
    }

    private UUID head(Leased leased, CloudEvent event) {
        UUID webhookId = leased.webhook().id();
        return jdbc.find(HEAD, row -> row.getObject(1, UUID.class), webhookId, event.id())
                .orElseGet(() -> open(webhookId, event.id(), event.type(), "FEED"));
    }

    private UUID open(UUID webhookId, UUID eventId, String eventType, String origin) {
        UUID id = ids.next();
        jdbc.update(OPEN, id, eventId, eventType, origin, utc(clock.now()), webhookId);
        return id;
    }

    private void count(UUID deliveryId, String status, Attempt attempt) {
        int number = jdbc.find(
                        COUNT,
                        row -> row.getInt(1),
                        status,
                        status.equals("PENDING") ? null : utc(clock.now()),
                        deliveryId)
                .orElseThrow();
        jdbc.update(
                LOG,
                number,
                utc(attempt.startedAt()),
                Math.toIntExact(attempt.took().toMillis()),
                attempt.statusCode(),
                attempt.error(),
                deliveryId);
    }
}
