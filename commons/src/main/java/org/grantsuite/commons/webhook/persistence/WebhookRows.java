package org.grantsuite.commons.webhook.persistence;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.event.FeedPosition;
import org.grantsuite.commons.webhook.domain.Attempt;
import org.grantsuite.commons.webhook.domain.Webhook;
import org.grantsuite.commons.webhook.domain.Webhook.Order;
import org.grantsuite.commons.webhook.domain.Webhook.Pause;
import org.grantsuite.commons.webhook.domain.Webhook.Secrets;
import org.grantsuite.commons.webhook.domain.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** Rows of the webhook tables as values, and back. */
final class WebhookRows {
    static final String COLUMNS = """
        id, url, description, event_types, status, pause_reason, paused_at, paused_by, secret_sealed, previous_secret_sealed,
        previous_secret_until, feed_epoch, feed_xid::text as feed_xid_text, feed_seq, failed_attempts, next_attempt_at,
        recorded_at, recorded_by, version\
        """;

    private WebhookRows() {}

    static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                new Order(row.getString("url"), row.getString("description"), texts(row.getArray("event_types"))),
                WebhookStatus.valueOf(row.getString("status")),
                pause(row),
                new Secrets(
                        row.getString("secret_sealed"),
                        row.getString("previous_secret_sealed"),
                        instant(row, "previous_secret_until")),
                new FeedPosition(
                        row.getObject("feed_epoch", UUID.class),
                        row.getString("feed_xid_text"),
                        row.getLong("feed_seq")),
                row.getInt("failed_attempts"),
                moment(row, "next_attempt_at"),
                moment(row, "recorded_at"),
                row.getString("recorded_by"),
                row.getLong("version"));
    }

    private static @Nullable Pause pause(ResultSet row) throws SQLException {
        String reason = row.getString("pause_reason");
        return reason == null ? null : new Pause(reason, moment(row, "paused_at"), row.getString("paused_by"));
    }

    static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                moment(row, "started_at"),
                Duration.ofMillis(row.getInt("duration_millis")),
                row.getObject("status_code", Integer.class),
                row.getString("error"));
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime utcOrNull(@Nullable Instant moment) {
        return moment == null ? null : utc(moment);
    }

    /** As an array literal's elements: names of events hold letters only, so nothing needs escaping. */
    static String literal(List<String> names) {
        return "{" + String.join(",", names) + "}";
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
