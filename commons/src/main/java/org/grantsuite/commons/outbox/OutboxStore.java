package org.grantsuite.commons.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.SystemClock;
import org.grantsuite.commons.jdbc.Jdbc;
import org.jspecify.annotations.Nullable;

/** The outbox table as the dispatcher sees it: lease the head of a grant's queue, then settle it. Each step one transaction. */
@ApplicationScoped
class OutboxStore {
    static final String COLUMNS =
            "id, seq, grant_id, command, business_key, dated_on, target, payload::text, acting_person, correlation_id, trace_parent,"
                    + " attempts";
    /** From grant to grant along the index of what waits: what stands behind a head is never read, however much it is. */
    private static final String LEASE_HEAD = """
            with recursive head as (
              (select grant_id, seq from outbox_command where status = 'PENDING' order by grant_id, seq limit 1)
              union all
              select next.grant_id, next.seq from head cross join lateral (
                select c.grant_id, c.seq from outbox_command c
                where c.status = 'PENDING' and c.grant_id > head.grant_id order by c.grant_id, c.seq limit 1) next)
            update outbox_command set leased_until = ?, attempts = attempts + 1 where seq = (
              select c.seq from head join outbox_command c using (seq)
              where c.status = 'PENDING' and c.next_attempt_at <= ? and (c.leased_until is null or c.leased_until < ?)
              order by c.seq limit 1 for update of c skip locked)
            returning %s""".formatted(COLUMNS);

    private static final String SETTLE = """
            update outbox_command set status = ?, settled_at = ?, leased_until = null, refusal = ?::jsonb
            where id = ? and status = 'PENDING' and attempts = ?""";
    private static final String POSTPONE = """
            update outbox_command set next_attempt_at = ?, leased_until = null
            where id = ? and status = 'PENDING' and attempts = ?""";
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Jdbc jdbc;
    private final SystemClock clock;
    private final ObjectMapper mapper;
    private final Duration lease;

    OutboxStore(
            Jdbc jdbc,
            SystemClock clock,
            ObjectMapper mapper,
            @ConfigProperty(name = "suite.outbox.lease-seconds") int leaseSeconds) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.mapper = mapper;
        this.lease = Duration.ofSeconds(leaseSeconds);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<String> councilsWithWork() {
        return jdbc.list("select councils_with_outbox_work()", row -> row.getString(1));
    }

    /** Takes the oldest command that may go now; another replica cannot take it until the lease ends. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<OutboxCommand> leaseHead() {
        var now = clock.now();
        return jdbc.find(LEASE_HEAD, this::command, utc(now.plus(lease)), utc(now), utc(now));
    }

    /** Marks it in the caller's transaction; false when another attempt has settled it meanwhile. */
    boolean settle(OutboxCommand command, String status, @Nullable String refusal) {
        return jdbc.update(SETTLE, status, utc(clock.now()), refusal, command.id(), command.attempts()) == 1;
    }

    /** Waits 0.25 s, doubled with each attempt, a minute at most. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void postpone(OutboxCommand command) {
        long millis = Math.min(LONGEST_WAIT_SECONDS * 1000L, 250L << Math.min(command.attempts() - 1, 12));
        jdbc.update(POSTPONE, utc(clock.now().plusMillis(millis)), command.id(), command.attempts());
    }

    OutboxCommand command(ResultSet row) throws SQLException {
        try {
            return new OutboxCommand(
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, LocalDate.class),
                    row.getString(7),
                    mapper.readTree(row.getString(8)),
                    row.getString(9),
                    row.getString(10),
                    row.getString(11),
                    row.getInt(12));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds only valid JSON", e);
        }
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
