package org.grantsuite.commons.webhook.persistence;

import static org.grantsuite.commons.webhook.persistence.WebhookRows.utc;
import static org.grantsuite.commons.webhook.persistence.WebhookRows.utcOrNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.event.FeedPosition;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.webhook.domain.Webhook;
import org.grantsuite.commons.webhook.domain.Webhook.Order;
import org.grantsuite.commons.webhook.domain.Webhook.Pause;
import org.grantsuite.commons.webhook.domain.Webhook.Secrets;
import org.grantsuite.commons.webhook.domain.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** Webhooks as people see and change them, in the caller's transaction. What the worker does is in {@link DeliveryQueue}. */
@ApplicationScoped
public class WebhookStore {
    private static final String LIST = "webhooks";
    private static final String SELECT = "select " + WebhookRows.COLUMNS + " from webhook";
    private static final String INSERT = """
        insert into webhook (id, council_code, url, description, event_types, status, secret_sealed, feed_epoch, feed_xid,
          feed_seq, failed_attempts, next_attempt_at, recorded_at, recorded_by, version)
        values (?, ?, ?, ?, ?::text[], 'ACTIVE', ?, ?, ?::text::xid8, ?, 0, ?, ?, ?, 0)\
        """;
    private static final String CHANGE = """
        update webhook set url = ?, description = ?, event_types = ?::text[], version = version + 1 where id = ?\
        """;
    private static final String ROTATE = """
        update webhook set secret_sealed = ?, previous_secret_sealed = ?, previous_secret_until = ?, version = version + 1
        where id = ?\
        """;
    private static final String MOVE = """
        update webhook set status = ?, pause_reason = ?, paused_at = ?, paused_by = ?,
          failed_attempts = case when ? then 0 else failed_attempts end, next_attempt_at = ?, version = version + 1 where id = ?\
        """;
    // Taking the lease away makes whoever delivers just now lose it, and with it the right to move the place.
    private static final String PLACE = """
        update webhook set feed_epoch = ?, feed_xid = ?::text::xid8, feed_seq = ?, failed_attempts = 0, next_attempt_at = ?,
          lease = null, leased_until = null, version = version + 1 where id = ?\
        """;
    private static final String CLOSE_HEAD = """
        update webhook_delivery set status = 'FAILED', settled_at = ? where webhook_id = ? and status = 'PENDING'\
        """;

    private final Jdbc jdbc;
    private final CurrentCouncil council;

    WebhookStore(Jdbc jdbc, CurrentCouncil council) {
        this.jdbc = jdbc;
        this.council = council;
    }

    public void add(Webhook webhook) {
        Order order = webhook.order();
        FeedPosition at = webhook.position();
        jdbc.update(
                INSERT,
                webhook.id(),
                council.code(),
                order.url(),
                order.description(),
                WebhookRows.literal(order.eventTypes()),
                webhook.secrets().current(),
                at.epoch(),
                at.xid(),
                at.seq(),
                utc(webhook.nextAttemptAt()),
                utc(webhook.recordedAt()),
                webhook.recordedBy());
    }

    /** Webhooks not ended. The lock makes two registrations count one after the other. */
    public long countLive() {
        jdbc.find("select pg_advisory_xact_lock(hashtext('webhook'), hashtext(?))", row -> true, council.code());
        return jdbc.find("select count(*) from webhook where status <> 'ENDED'", row -> row.getLong(1))
                .orElseThrow();
    }

    public Optional<Webhook> find(UUID id) {
        return jdbc.find(SELECT + " where id = ?", WebhookRows::webhook, id);
    }

    /** Held to the end of the transaction. */
    public Optional<Webhook> lock(UUID id) {
        return jdbc.find(SELECT + " where id = ? for update", WebhookRows::webhook, id);
    }

    public Page<Webhook> page(@Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, LIST).orElse(null);
        return Page.of(
                jdbc.list(
                        SELECT + " where (?::uuid is null or id > ?::uuid) order by id limit ?",
                        WebhookRows::webhook,
                        after,
                        after,
                        limit + 1),
                limit,
                Webhook::id,
                LIST);
    }

    public void change(UUID id, Order order) {
        jdbc.update(CHANGE, order.url(), order.description(), WebhookRows.literal(order.eventTypes()), id);
    }

    public void rotate(UUID id, Secrets secrets) {
        jdbc.update(ROTATE, secrets.current(), secrets.previous(), utcOrNull(secrets.previousUntil()), id);
    }

    public void move(UUID id, WebhookStatus to, @Nullable Pause pause, Instant nextAttemptAt) {
        jdbc.update(
                MOVE,
                to.name(),
                pause == null ? null : pause.reason(),
                pause == null ? null : utc(pause.at()),
                pause == null ? null : pause.by(),
                to == WebhookStatus.ACTIVE,
                utc(nextAttemptAt),
                id);
    }

    /** Goes on from here; what was being tried is given up, for its turn will come again or never. */
    public void place(UUID id, FeedPosition position, Instant now) {
        jdbc.update(PLACE, position.epoch(), position.xid(), position.seq(), utc(now), id);
        closeWaiting(id, now);
    }

    public void closeWaiting(UUID id, Instant now) {
        jdbc.update(CLOSE_HEAD, utc(now), id);
    }
}
