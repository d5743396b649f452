package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** What the alert FeedHeld is for: a session outside the services (docs/runbooks/feed-held.md). */
@ServiceTest
class FeedHeldTest {
    @Inject
    CouncilScope scope;

    @Inject
    Events events;

    @Test
    void shouldTellHowLongReadersWaitForAnothersOpenTransaction() throws SQLException {
        String council = "E0" + (8_000_000 + new Random().nextInt(999_999));
        try (Connection owner = PostgresResource.owner()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("select pg_current_xact_id()");
            scope.run(
                    council,
                    () -> QuarkusTransaction.requiringNew()
                            .run(() -> events.append("ProbeHeld", "/v1/probes/held", Map.of())));
            try (Connection superuser = PostgresResource.superuser()) {
                superuser
                        .createStatement()
                        .execute("update event set occurred_at = now() - interval '1 hour' where council_code = '"
                                + council + "'");
            }
            assertThat(heldSeconds()).isBetween(3_600L, 3_700L);
            owner.rollback();
        }

        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(heldSeconds()).isZero());
    }

    /** As the application is told it, which sees nothing of others' sessions. */
    private static long heldSeconds() throws SQLException {
        try (Connection app = PostgresResource.app();
                var rows = app.createStatement()
                        .executeQuery(
                                "select value from suite_figures(current_date) where figure = 'feed_held_seconds'")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
