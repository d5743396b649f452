package org.grantsuite.commons.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.SystemClock;
import org.grantsuite.commons.clock.Workers;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.jdbc.Jdbc;
import org.jboss.logging.Logger;

/**
 * Lets go what is older than configuration says: answered idempotency keys, settled outbox commands, events. Audit entries stay,
 * as do commands that wait for a person. In batches, a council at a time, by one replica at a time.
 */
@ApplicationScoped
public class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int BATCH = 5_000;
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final String EVENTS = "select prune_events(?, ?)";
    private static final String COMMANDS = "select prune_outbox(?, ?)";
    private static final String KEYS = """
            with gone as (delete from idempotency_key where ctid = any(array(
                select ctid from idempotency_key where created_at < ? order by created_at limit ?)) returning 1)
            select count(*) from gone""";

    private final Jdbc jdbc;
    private final CouncilScope scope;
    private final SystemClock clock;
    private final MeterRegistry meters;
    private final Ages ages;

    Retention(
            Jdbc jdbc,
            CouncilScope scope,
            SystemClock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "suite.retention.events") Duration events,
            @ConfigProperty(name = "suite.retention.outbox-commands") Duration commands,
            @ConfigProperty(name = "suite.retention.idempotency-keys") Duration keys) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.clock = clock;
        this.meters = meters;
        this.ages = new Ages(events, commands, keys);
        count(new Pruned(0, 0, 0)); // told from the start, not only once something has gone
    }

    /** How long each kind is kept. */
    private record Ages(Duration events, Duration commands, Duration keys) {
        private Ages {
            for (Duration age : List.of(events, commands, keys)) {
                if (age.compareTo(SHORTEST) < 0) {
                    throw new IllegalArgumentException("suite.retention.*: nothing is let go before a day, not " + age);
                }
            }
        }
    }

    /** Rows let go. */
    public record Pruned(int events, int commands, int keys) {}

    void start(
            @Observes StartupEvent event,
            Workers workers,
            @ConfigProperty(name = "suite.retention.every") Duration every) {
        workers.every(every, "retention", this::pruneAll);
    }

    private void pruneAll() {
        var councils = QuarkusTransaction.requiringNew()
                .call(() -> jdbc.list("select councils_with_rows()", row -> row.getString(1)));
        Instant now = clock.now();
        for (String council : councils) {
            prune(council, now.minus(ages.events()), now.minus(ages.commands()), now.minus(ages.keys()));
        }
    }

    /** Lets go what a council has from before these moments. */
    public Pruned prune(String council, Instant eventsBefore, Instant commandsBefore, Instant keysBefore) {
        Pruned pruned = scope.call(
                council,
                () -> new Pruned(
                        all(council, EVENTS, eventsBefore),
                        all(council, COMMANDS, commandsBefore),
                        all(council, KEYS, keysBefore)));
        count(pruned);
        if (pruned.events() + pruned.commands() + pruned.keys() > 0) {
            LOG.infof("retention let go for %s: %s", council, pruned);
        }
        return pruned;
    }

    private int all(String council, String sql, Instant before) {
        int sum = 0;
        int last = BATCH;
        while (last == BATCH) {
            last = QuarkusTransaction.requiringNew().call(() -> batch(council, sql, before));
            sum += last;
        }
        return sum;
    }

    private int batch(String council, String sql, Instant before) {
        boolean mine = jdbc.find(
                        "select pg_try_advisory_xact_lock(hashtext('retention'), hashtext(?))",
                        row -> row.getBoolean(1),
                        council)
                .orElse(false);
        OffsetDateTime limit = before.atOffset(ZoneOffset.UTC);
        return mine ? jdbc.find(sql, row -> row.getInt(1), limit, BATCH).orElse(0) : 0;
    }

    private void count(Pruned pruned) {
        count("event", pruned.events());
        count("outbox_command", pruned.commands());
        count("idempotency_key", pruned.keys());
    }

    private void count(String table, int rows) {
        meters.counter("suite.retention.pruned", "table", table).increment(rows);
    }
}
