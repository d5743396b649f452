package org.grantsuite.grant.webhook;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Receiver;
import org.grantsuite.commons.webhook.WebhookService;
import org.grantsuite.commons.webhook.WebhookSettings;
import org.grantsuite.commons.webhook.delivery.Courier;
import org.grantsuite.commons.webhook.delivery.WebhookWorker;
import org.grantsuite.commons.webhook.domain.Attempt;
import org.grantsuite.commons.webhook.domain.Webhook;
import org.grantsuite.commons.webhook.persistence.DeliveryQueue;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replicas over one feed: here a second and a third worker beside the service's own. */
@GrantServiceTest
class WebhookReplicasTest {
    private static final String CODE = "E08000015";
    private final Council council = new Council(CODE);

    @Inject
    DeliveryQueue queue;

    @Inject
    CouncilScope scope;

    @Inject
    Courier courier;

    @Inject
    WebhookSettings settings;

    @Inject
    Events events;

    private Receiver receiver;
    private String id;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        council.creating("finance").body("{\"reason\":\"over\"}").post("/v1/webhooks/" + id + "/ending");
        receiver.close();
    }

    private void register() {
        id = council.creating("finance")
                .body("{\"url\":\"" + receiver.url() + "\",\"eventTypes\":[\"GrantRelabelled\"]}")
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("webhook.id");
    }

    private void tell(int count) {
        UUID grant = UUID.randomUUID();
        for (int i = 0; i < count; i++) {
            scope.run(
                    CODE,
                    () -> QuarkusTransaction.requiringNew()
                            .run(() -> events.append(
                                    "GrantRelabelled",
                                    "/v1/grants/" + grant,
                                    Map.of(
                                            "determinationNumber", "31/1",
                                            "schemeCode", "X-1",
                                            "edition", "1",
                                            "allocation", Money.ofPence(100)))));
        }
    }

    private List<String> sent() {
        return receiver.got().stream().map(Receiver.Got::id).toList();
    }

    private List<String> feed() {
        return council.as("finance")
                .get("/v1/events?limit=500")
                .jsonPath()
                .getList("items.findAll { it.type == 'GrantRelabelled' }.id");
    }

    @Test
    void shouldDeliverEachEventOnceAndInOrderWhileThreeReplicasPull() throws Exception {
        register();
        var stop = new AtomicBoolean();
        Runnable replica = () -> {
            var worker = new WebhookWorker(queue, scope, courier, settings);
            while (!stop.get()) {
                worker.round();
                Thread.onSpinWait();
            }
            try {
                worker.stop(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        var others = List.of(new Thread(replica), new Thread(replica));
        others.forEach(Thread::start);
        try {
            tell(150);
            await().atMost(30, SECONDS).until(() -> receiver.got().size() >= 150);
        } finally {
            stop.set(true);
            for (Thread other : others) {
                other.join(10_000);
            }
        }
        assertThat(sent()).isEqualTo(feed()).doesNotHaveDuplicates().hasSize(150);
    }

    /** A replica dies with the answer in its hands: another sends again once the lease has ended, and nothing is skipped. */
    @Test
    void shouldTakeOverWhatASilentReplicaHadLeasedAndRefuseItsLateWord() throws Exception {
        register();
        council.creating("finance")
                .body("{\"reason\":\"hold\"}")
                .post("/v1/webhooks/" + id + "/pause")
                .then()
                .statusCode(200);
        tell(2);
        // The lease of a replica that will never speak again, taken the moment the webhook goes on.
        sql("update webhook set status = 'ACTIVE', pause_reason = null, lease = '" + UUID.randomUUID()
                + "', leased_until = now() + interval '1 hour' where id = '" + id + "'");
        await().during(1, SECONDS).atMost(5, SECONDS).until(() -> receiver.got().isEmpty());

        sql("update webhook set leased_until = now() where id = '" + id + "'");
        await().atMost(10, SECONDS).until(() -> receiver.got().size() == 2);
        assertThat(sent()).isEqualTo(feed().subList(feed().size() - 2, feed().size()));

        var webhook = scope.call(CODE, () -> queueLeaseOf(id));
        var late = new DeliveryQueue.Leased(UUID.randomUUID(), webhook);
        boolean moved = scope.call(CODE, () -> queue.skip(late, webhook.position()));
        assertThat(moved).isFalse();
        assertThat(scope.call(
                        CODE,
                        () -> queue.repeated(
                                late,
                                new DeliveryQueue.Repeat(UUID.randomUUID(), UUID.randomUUID()),
                                new Attempt(Instant.EPOCH, Duration.ZERO, 200, null))))
                .isFalse();
    }

    /** A replica took its lease before the pause was answered and reads the feed after it. */
    @Test
    void shouldSendNothingThatHappenedAfterAPauseWasAnswered() throws Exception {
        register();
        UUID token = UUID.randomUUID();
        sql("update webhook set lease = '" + token + "', leased_until = now() + interval '1 hour' where id = '" + id
                + "'");
        var leased = new DeliveryQueue.Leased(token, scope.call(CODE, () -> queueLeaseOf(id)));
        council.creating("finance")
                .body("{\"reason\":\"hold\"}")
                .post("/v1/webhooks/" + id + "/pause")
                .then()
                .statusCode(200);
        tell(1);

        scope.run(CODE, () -> courier.carry(leased, () -> false));
        assertThat(sent()).isEmpty();
    }

    @Inject
    WebhookService webhooks;

    private Webhook queueLeaseOf(String webhookId) {
        return webhooks.get(UUID.fromString(webhookId));
    }

    /** After a restore the place means nothing: the webhook says so and waits for a person. */
    @Test
    void shouldPauseWhenTheFeedWasRestored() throws Exception {
        register();
        sql("update webhook set feed_epoch = '" + UUID.randomUUID() + "' where id = '" + id + "'");

        await().atMost(10, SECONDS)
                .untilAsserted(() -> council.as("finance")
                        .get("/v1/webhooks/" + id)
                        .then()
                        .body("pause.reason", org.hamcrest.Matchers.containsString("restored")));
        council.creating("finance")
                .body("{\"reason\":\"x\"}")
                .post("/v1/webhooks/" + id + "/resume")
                .then()
                .statusCode(409)
                .body("code", org.hamcrest.Matchers.is("WEBHOOK_CURSOR_STALE"));
        tell(1);
        council.creating("finance")
                .body("{\"reason\":\"x\"}")
                .post("/v1/webhooks/" + id + "/replay")
                .then()
                .statusCode(200);
        council.creating("finance")
                .body("{\"reason\":\"x\"}")
                .post("/v1/webhooks/" + id + "/resume")
                .then()
                .statusCode(200);
        await().atMost(20, SECONDS).until(() -> sent().containsAll(feed()));
    }

    private static void sql(String statement) throws java.sql.SQLException {
        try (var connection = PostgresResource.superuser()) {
            connection.createStatement().execute(statement);
        }
    }
}
