package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.audit.AuditTrail;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.event.EventFeed;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.outbox.Outbox;
import org.grantsuite.commons.outbox.OutboxMessage;
import org.grantsuite.commons.outbox.OutboxStatus;
import org.grantsuite.commons.testing.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transaction leaves behind: audit entries, events, outbox commands. */
@ServiceTest
class TrailTest {
    @Inject
    CouncilScope scope;

    @Inject
    Audit audit;

    @Inject
    AuditTrail trail;

    @Inject
    Events events;

    @Inject
    EventFeed feed;

    @Inject
    Outbox outbox;

    @Inject
    OutboxStatus status;

    @Inject
    RecordingHandler receiver;

    private final String council = "E0" + (9_000_000 + new Random().nextInt(999_999));
    private final UUID grant = UUID.randomUUID();

    @BeforeEach
    void forget() {
        receiver.received.clear();
        receiver.settled.clear();
        receiver.failures.clear();
        receiver.refusals.clear();
    }

    private void send(String... businessKeys) {
        sendTo(grant, businessKeys);
    }

    private void sendTo(UUID grant, String... businessKeys) {
        scope.run(
                council,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    for (String key : businessKeys) {
                        outbox.send(new OutboxMessage(
                                grant,
                                RecordingHandler.COMMAND,
                                key,
                                LocalDate.of(2021, 12, 1),
                                "/x",
                                Map.of("key", key)));
                    }
                }));
    }

    private OutboxStatus.Position position() {
        return scope.call(council, () -> status.position(grant, LocalDate.of(2021, 12, 31)));
    }

    @Test
    void shouldDeliverInOrderAndAgainWhenTheAnswerIsLost() {
        receiver.failures.put("b", 2);

        send("a", "b", "c");

        await().atMost(20, TimeUnit.SECONDS).until(() -> receiver.settled.size() == 3);
        assertThat(receiver.received).containsExactly("a", "b", "b", "b", "c");
        assertThat(receiver.settled).containsExactly("receipt of a", "receipt of b", "receipt of c");
        assertThat(position().pending()).isZero();
    }

    @Test
    void shouldPutARefusedCommandOnTheWorkListAndLetTheQueuePass() {
        receiver.refusals.put("no", true);

        send("no", "yes");

        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> position().refused() == 1 && position().pending() == 0);
        assertThat(receiver.received).containsExactly("yes");
        var item = scope.call(council, () -> status.workItems(null, 50)).items().get(0);
        assertThat(item.refusal()).contains("PROBE_REFUSED");

        receiver.refusals.clear();
        scope.run(council, () -> status.retry(item.id(), "mended"));
        await().atMost(20, TimeUnit.SECONDS).until(() -> receiver.received.contains("no"));
        assertThat(scope.call(council, () -> status.workItems(null, 50)).items())
                .isEmpty();
    }

    @Test
    void shouldTakeAWithdrawnCommandOffTheList() {
        receiver.refusals.put("never", true);
        send("never");
        await().atMost(20, TimeUnit.SECONDS).until(() -> position().refused() == 1);

        scope.run(
                council,
                () -> status.withdraw(status.workItems(null, 1).items().get(0).id(), "sent by mistake"));

        assertThat(position().refused()).isZero();
        assertThat(receiver.received).isEmpty();
    }

    /** It waits for what was told before it was sent again, and goes to the grant it now belongs to. */
    @Test
    void shouldSendAWithdrawnCommandAgainAsTheLastOfItsGrant() {
        receiver.refusals.put("again", true);
        send("again");
        await().atMost(20, TimeUnit.SECONDS).until(() -> position().refused() == 1);
        scope.run(
                council,
                () -> status.withdraw(status.workItems(null, 1).items().get(0).id(), "another grant's"));
        receiver.refusals.clear();
        receiver.failures.put("before", 2);

        sendTo(UUID.randomUUID(), "before", "again");

        await().atMost(20, TimeUnit.SECONDS).until(() -> receiver.settled.size() == 2);
        assertThat(receiver.received).containsExactly("before", "before", "before", "again");
        assertThat(position().pending()).isZero();
    }

    @Test
    void shouldSendNothingWhenTheTransactionRollsBack() {
        assertThatThrownBy(() -> scope.run(
                        council,
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            outbox.send(new OutboxMessage(
                                    grant, RecordingHandler.COMMAND, "undone", LocalDate.EPOCH, "/x", Map.of()));
                            events.append("Undone", "/x", Map.of());
                            throw new IllegalStateException("after all not");
                        })))
                .hasStackTraceContaining("after all not");

        assertThat(position()).isEqualTo(new OutboxStatus.Position(0, 0, 0, 0));
        assertThat(scope.call(council, () -> feed.read(null, 10)).items()).isEmpty();
    }

    @Test
    void shouldReadEachEventOnceThoughEightWritersCommitOutOfOrder() throws Exception {
        int writers = 8;
        int each = 250;
        AtomicBoolean done = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(writers + 2);
        List<Future<?>> writing = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            writing.add(threads.submit(() -> {
                for (int i = 0; i < each; i++) {
                    scope.run(
                            council,
                            () -> QuarkusTransaction.requiringNew()
                                    .run(() -> events.append("Written", "/x", Map.of())));
                }
            }));
        }
        Callable<List<UUID>> reader = () -> {
            List<UUID> seen = new ArrayList<>();
            String next = null;
            while (true) {
                boolean last = done.get();
                String from = next;
                var page = scope.call(council, () -> feed.read(from, 100));
                page.items().forEach(event -> seen.add(event.id()));
                next = page.next();
                if (last && page.items().isEmpty() && seen.size() >= writers * each) {
                    return seen;
                }
            }
        };
        Future<List<UUID>> first = threads.submit(reader);
        Future<List<UUID>> second = threads.submit(reader);
        for (Future<?> one : writing) {
            one.get(60, TimeUnit.SECONDS);
        }
        done.set(true);

        List<UUID> seen = first.get(60, TimeUnit.SECONDS);
        Set<UUID> distinct = new HashSet<>(seen);
        assertThat(seen).hasSize(writers * each);
        assertThat(distinct).hasSize(writers * each);
        assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(seen);
        threads.shutdown();
    }

    @Test
    void shouldChainTheAuditAndNoticeALaterChange() throws SQLException {
        for (int i = 0; i < 5; i++) {
            int number = i;
            scope.run(
                    council,
                    () -> QuarkusTransaction.requiringNew()
                            .run(() -> audit.record("DEED", "thing", UUID.randomUUID(), null, Map.of("n", number))));
        }
        await().atMost(20, TimeUnit.SECONDS).until(() -> chained() == 5);
        assertThat(scope.call(council, trail::intact)).isTrue();

        try (var connection = PostgresResource.superuser()) {
            connection
                    .createStatement()
                    .execute("update audit_entry set actor = 'someone else' where council_code = '" + council
                            + "' and detail->>'n' = '2'");
        }

        assertThat(scope.call(council, trail::intact)).isFalse();
    }

    @Test
    void shouldRefuseTheApplicationToRewriteItsAudit() throws SQLException {
        try (var connection = PostgresResource.app()) {
            for (String table : List.of("audit_entry", "audit_link", "event")) {
                assertThatThrownBy(() -> connection.createStatement().execute("delete from " + table))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> connection.createStatement().execute("update " + table + " set xid = xid"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private long chained() throws SQLException {
        try (var connection = PostgresResource.superuser();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from audit_link where council_code = '" + council + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
