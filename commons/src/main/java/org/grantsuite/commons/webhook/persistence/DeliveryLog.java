package org.grantsuite.commons.webhook.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.webhook.domain.Delivery;
import org.grantsuite.commons.webhook.domain.Delivery.Numbered;
import org.grantsuite.commons.webhook.domain.DeliveryOrigin;
import org.grantsuite.commons.webhook.domain.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/** What was tried, as people read it. */
@ApplicationScoped
public class DeliveryLog {
    private static final String SELECT = """
        select d.id, d.event_id, d.event_type, d.origin, d.status, d.attempts, d.created_at, d.settled_at, a.number,
          a.started_at, a.duration_millis, a.status_code, a.error
        from webhook_delivery d left join webhook_attempt a on a.delivery_id = d.id and a.number = d.attempts\
        """;
    private static final String ATTEMPTS = """
        select number, started_at, duration_millis, status_code, error from webhook_attempt where delivery_id = ?
        order by number\
        """;

    private final Jdbc jdbc;

    DeliveryLog(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public Page<Delivery> page(UUID webhookId, @Nullable DeliveryStatus status, @Nullable String cursor, int limit) {
        Object[] filter = {"webhook-deliveries", webhookId, String.valueOf(status)};
        UUID after = Cursor.decode(cursor, filter).orElse(null);
        String wanted = status == null ? null : status.name();
        return Page.of(
                jdbc.list(
                        SELECT + " where d.webhook_id = ? and (?::text is null or d.status = ?::text)"
                                + " and (?::uuid is null or d.id > ?::uuid) order by d.id limit ?",
                        DeliveryLog::withLast,
                        webhookId,
                        wanted,
                        wanted,
                        after,
                        after,
                        limit + 1),
                limit,
                Delivery::id,
                filter);
    }

    /** With every attempt. */
    public Optional<Delivery> find(UUID webhookId, UUID id) {
        return jdbc.find(SELECT + " where d.webhook_id = ? and d.id = ?", DeliveryLog::withLast, webhookId, id)
                .map(found -> new Delivery(
                        found.id(),
                        found.eventId(),
                        found.eventType(),
                        found.origin(),
                        found.status(),
                        found.attempts(),
                        found.createdAt(),
                        found.settledAt(),
                        jdbc.list(ATTEMPTS, DeliveryLog::numbered, id)));
    }

    public long waitingReplays(UUID webhookId) {
        return jdbc.find(
                        "select count(*) from webhook_delivery where webhook_id = ? and status = 'PENDING'"
                                + " and origin = 'REPLAY'",
                        row -> row.getLong(1),
                        webhookId)
                .orElseThrow();
    }

    private static Delivery withLast(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                DeliveryOrigin.valueOf(row.getString("origin")),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                WebhookRows.moment(row, "created_at"),
                WebhookRows.instant(row, "settled_at"),
                row.getObject("number") == null ? List.of() : List.of(numbered(row)));
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        return new Numbered(row.getInt("number"), WebhookRows.attempt(row));
    }
}
