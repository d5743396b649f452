package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.event.EventFeed;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.event.FeedPage;
import org.grantsuite.commons.outbox.Outbox;
import org.grantsuite.commons.outbox.OutboxMessage;
import org.grantsuite.commons.outbox.OutboxStatus;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.retention.Retention;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.Test;

/** What is let go with age, and that nobody is left with a gap he is not told of. */
@ServiceTest
class RetentionTest {
    private static final Instant NEVER = Instant.EPOCH;

    @Inject
    CouncilScope scope;

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

    @Inject
    Retention retention;

    private final String council = "E0" + (8_000_000 + new Random().nextInt(999_999));

    @Test
    void shouldKeepTheFeedWholeFromTheFirstYoungEventOn() throws SQLException {
        for (String name : List.of("old-1", "old-2", "young", "old-behind-young", "last")) {
            tell(name);
        }
        FeedPage first = read(null, 1);
        FeedPage second = read(first.next(), 1);
        age("name", "old-1", "old-2", "old-behind-young");

        var pruned = retention.prune(council, aYearAgo(), NEVER, NEVER);

        assertThat(pruned.events()).isEqualTo(2);
        assertThat(names(read(null, 10))).containsExactly("young", "old-behind-young", "last");
        assertThat(names(read(second.next(), 10))).containsExactly("young", "old-behind-young", "last");
        assertThat(retention.prune(council, aYearAgo(), NEVER, NEVER).events()).isZero();
    }

    @Test
    void shouldRefuseACursorOlderThanThePruningAndSayWhereTheFeedBegins() throws SQLException {
        tell("one");
        String behindOne = read(null, 1).next();
        tell("two");
        tell("three");
        age("name", "one", "two");
        retention.prune(council, aYearAgo(), NEVER, NEVER);

        assertThatThrownBy(() -> read(behindOne, 10)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(RequestProblem.CURSOR_TOO_OLD);
            String oldest = String.valueOf(refusal.extensions().get("oldest"));
            assertThat(names(read(oldest, 10))).containsExactly("three");
        });
        String token = Tokens.of(council, "ann", "grants-officer");
        Contract.unchecked(token)
                .queryParam("after", behindOne)
                .get("/v1/probes/events")
                .then()
                .statusCode(409)
                .body("code", org.hamcrest.Matchers.is("CURSOR_TOO_OLD"));
    }

    @Test
    void shouldGiveAPlaceThatHoldsEvenWhenEverythingWasLetGo() throws SQLException {
        tell("gone");
        age("name", "gone");
        retention.prune(council, aYearAgo(), NEVER, NEVER);

        String empty = read(null, 10).next();
        String end = scope.call(council, () -> feed.end()).cursor();
        tell("next");

        assertThat(names(read(empty, 10))).containsExactly("next");
        assertThat(names(read(end, 10))).containsExactly("next");
    }

    /** A reader and the pruning at the same moment: the whole page or a refusal, never a part that looks whole. */
    @Test
    void shouldShowAReaderAllOrRefuseWhilePruningIsUnderWay() {
        for (int round = 0; round < 40; round++) {
            String cursor = scope.call(council, () -> feed.end()).cursor();
            tell("a");
            tell("b");
            tell("c");
            AtomicInteger turn = new AtomicInteger();
            List<String> seen = Races.run(2, () -> {
                if (turn.getAndIncrement() == 0) {
                    retention.prune(council, Instant.now().plusSeconds(60), NEVER, NEVER);
                    return "pruned";
                }
                try {
                    return String.join("", names(read(cursor, 10)));
                } catch (Refusal refusal) {
                    return refusal.code().name();
                }
            });
            assertThat(seen).contains("pruned").containsAnyOf("abc", "CURSOR_TOO_OLD");
        }
    }

    @Test
    void shouldLetSettledCommandsGoButNoneThatWaitsAndNoGrantsLast() throws SQLException {
        UUID grant = UUID.randomUUID();
        receiver.refusals.put("ret-no", true);
        send(grant, "ret-a", "ret-no", "ret-b", "ret-c");
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> position(grant).pending() == 0 && position(grant).refused() == 1);
        var before = position(grant);
        settleLongAgo();

        var pruned = retention.prune(council, NEVER, aYearAgo(), NEVER);

        assertThat(pruned.commands()).isEqualTo(2);
        assertThat(position(grant)).isEqualTo(before);
        receiver.refusals.clear();
    }

    @Test
    void shouldForgetAnOldKeyAndKeepAYoungOne() throws SQLException {
        String token = Tokens.of(council, "ann", "grants-officer");
        String old = post(token, "old-key", "first by key");
        String young = post(token, "young-key", "second by key");
        execute("update idempotency_key set created_at = created_at - interval '2 years' where key = 'old-key'"
                + " and council_code = '" + council + "'");

        assertThat(retention.prune(council, NEVER, NEVER, aYearAgo()).keys()).isEqualTo(1);

        assertThat(post(token, "young-key", "second by key")).isEqualTo(young);
        assertThat(post(token, "old-key", "another by now")).isNotEqualTo(old);
    }

    /** The application's role has no right to delete: only the owner's functions do, and only the council's own rows. */
    @Test
    void shouldLetNobodyPruneAnotherCouncil() throws SQLException {
        tell("kept");
        age("name", "kept");
        try (Connection app = PostgresResource.app()) {
            app.setAutoCommit(false);
            app.createStatement().execute("select set_config('app.council', 'E09000099', true)");
            app.createStatement().execute("select prune_events(now(), 1000), prune_outbox(now(), 1000)");
            app.commit();
            assertThatThrownBy(() -> app.createStatement().execute("delete from event"))
                    .isInstanceOf(SQLException.class);
            app.rollback();
        }
        assertThat(names(read(null, 10))).containsExactly("kept");
    }

    private static Instant aYearAgo() {
        return Instant.now().minusSeconds(365L * 24 * 3600);
    }

    private void tell(String name) {
        scope.run(
                council,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> events.append("ProbeTold", "/v1/probes", Map.of("name", name))));
        // Readers are shown an event only when no older transaction is open, whoever holds it.
        await().atMost(20, TimeUnit.SECONDS).until(this::everythingIsSettled);
    }

    private boolean everythingIsSettled() throws SQLException {
        String sql = "select not exists (select 1 from event where xid >= pg_snapshot_xmin(pg_current_snapshot())"
                + " and council_code = '" + council + "')";
        try (Connection all = PostgresResource.superuser();
                var row = all.createStatement().executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private FeedPage read(@org.jspecify.annotations.Nullable String cursor, int limit) {
        return scope.call(council, () -> feed.read(cursor, limit));
    }

    private static List<String> names(FeedPage page) {
        return page.items().stream()
                .map(event -> event.data().replaceAll(".*: ?\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private void age(String field, String... names) throws SQLException {
        for (String name : names) {
            execute("update event set occurred_at = occurred_at - interval '2 years' where data->>'" + field + "' = '"
                    + name + "' and council_code = '" + council + "'");
        }
    }

    private void settleLongAgo() throws SQLException {
        execute("update outbox_command set settled_at = settled_at - interval '2 years' where council_code = '"
                + council + "'");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection all = PostgresResource.superuser()) {
            all.createStatement().execute(sql);
        }
    }

    private void send(UUID grant, String... keys) {
        scope.run(
                council,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    for (String key : keys) {
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

    private OutboxStatus.Position position(UUID grant) {
        return scope.call(council, () -> status.position(grant, LocalDate.of(2021, 12, 31)));
    }

    private static String post(String token, String key, String name) {
        return Contract.unchecked(token)
                .header("Idempotency-Key", key)
                .body(
                        "{\"name\":\"" + name
                                + "\",\"amount\":{\"amount\":\"12.50\",\"currency\":\"GBP\"},\"seenOn\":\"2021-11-30\",\"count\":3}")
                .post("/v1/probes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
