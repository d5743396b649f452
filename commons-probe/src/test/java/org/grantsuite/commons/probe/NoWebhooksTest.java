package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.webhook.delivery.WebhookWorker;
import org.grantsuite.commons.webhook.rest.WebhookDesk;
import org.junit.jupiter.api.Test;

/** The probe offers no webhooks, as allocation-service: it has no tables for them, and nothing looks for any. */
@ServiceTest
class NoWebhooksTest {
    @Test
    void shouldRunNothingOfWebhooksInAServiceThatOffersNone() throws SQLException {
        assertThat(Arc.container().instance(WebhookWorker.class).isAvailable()).isFalse();
        assertThat(Arc.container().instance(WebhookDesk.class).isAvailable()).isFalse();
        try (Connection all = PostgresResource.superuser();
                ResultSet found = all.createStatement().executeQuery("select to_regclass('public.webhook')")) {
            found.next();
            assertThat(found.getString(1)).isNull();
        }
    }
}
