package org.grantsuite.commons.outbox;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.clock.SystemClock;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** What an officer sees of the outbox: how far it is, what was refused, and what is to become of that. */
@ApplicationScoped
public class OutboxStatus {
    private static final String POSITION = """
            select coalesce(max(seq) filter (where status <> 'PENDING'), 0), count(*) filter (where status = 'PENDING'),
              count(*) filter (where status = 'PENDING' and dated_on <= ?), count(*) filter (where status = 'REFUSED')
            from outbox_command where grant_id = ?""";
    private static final String ITEM = """
            select id, grant_id, command, business_key, dated_on, target, acting_person, status, attempts, created_at, settled_at,
              refusal::text, withdrawal_reason
            from outbox_command""";

    private final Jdbc jdbc;
    private final OutboxStore store;
    private final SystemClock clock;
    private final Audit audit;
    private final List<OutboxHandler> handlers;

    OutboxStatus(Jdbc jdbc, OutboxStore store, SystemClock clock, Audit audit, @All List<OutboxHandler> handlers) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
        this.handlers = handlers;
    }

    /**
     * @param position highest settled command of the grant
     * @param pendingInPeriod commands dated on or before the asked day that still wait
     */
    public record Position(long position, int pending, int pendingInPeriod, int refused) {}

    public record Page(List<WorkItem> items, @Nullable String next) {}

    @Transactional
    public Position position(UUID grantId, LocalDate onOrBefore) {
        return jdbc.find(
                        POSITION,
                        row -> new Position(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4)),
                        onOrBefore,
                        grantId)
                .orElseThrow();
    }

    /** Commands that were refused and not yet withdrawn or sent again, oldest first. */
    @Transactional
    public Page workItems(@Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, "work-items").orElse(null);
        var found = jdbc.list(
                ITEM + " where status = 'REFUSED' and (?::uuid is null or id > ?::uuid) order by id limit ?",
                OutboxStatus::item,
                after,
                after,
                limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        return new Page(
                List.copyOf(found.subList(0, limit)),
                Cursor.encode(found.get(limit - 1).id(), "work-items"));
    }

    @Transactional
    public WorkItem get(UUID id) {
        return jdbc.find(ITEM + " where id = ?", OutboxStatus::item, id)
                .orElseThrow(() -> Refusal.of(OutboxProblem.WORK_ITEM_UNKNOWN, "No work item has the id " + id));
    }

    /** Puts a refused command back at its place in the queue. */
    @Transactional
    public WorkItem retry(UUID id, @Nullable String reason) {
        change(
                id,
                "update outbox_command set status = 'PENDING', settled_at = null, refusal = null, next_attempt_at = ?"
                        + " where id = ? and status = 'REFUSED'");
        tell(id, OutboxHandler::retried);
        audit.record(
                "OUTBOX_COMMAND_RETRIED", "outbox-command", id, reason, Map.of("businessKey", get(id).businessKey()));
        return get(id);
    }

    @Transactional
    public WorkItem withdraw(UUID id, String reason) {
        change(
                id,
                "update outbox_command set status = 'WITHDRAWN', settled_at = ? where id = ? and status = 'REFUSED'");
        jdbc.update("update outbox_command set withdrawal_reason = ? where id = ?", reason, id);
        tell(id, (handler, command) -> handler.withdrawn(command, reason));
        audit.record(
                "OUTBOX_COMMAND_WITHDRAWN", "outbox-command", id, reason, Map.of("businessKey", get(id).businessKey()));
        return get(id);
    }

    private void tell(UUID id, BiConsumer<OutboxHandler, OutboxCommand> what) {
        var command = jdbc.find(
                        "select " + OutboxStore.COLUMNS + " from outbox_command where id = ?", store::command, id)
                .orElseThrow();
        handlers.stream()
                .filter(handler -> handler.command().equals(command.command()))
                .forEach(handler -> what.accept(handler, command));
    }

    private void change(UUID id, String sql) {
        if (jdbc.update(sql, clock.now().atOffset(ZoneOffset.UTC), id) == 0) {
            throw Refusal.of(OutboxProblem.WORK_ITEM_NOT_REFUSED, "The work item is " + get(id).status());
        }
    }

    private static WorkItem item(ResultSet row) throws SQLException {
        return new WorkItem(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getObject(10, OffsetDateTime.class),
                row.getObject(11, OffsetDateTime.class),
                row.getString(12),
                row.getString(13));
    }
}
