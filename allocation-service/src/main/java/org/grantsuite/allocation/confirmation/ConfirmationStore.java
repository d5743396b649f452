package org.grantsuite.allocation.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.jspecify.annotations.Nullable;

/** Rounds, lines as they stand, and answers in the database. */
@ApplicationScoped
class ConfirmationStore {
    private static final String ROUNDS =
            "select id, snapshot_id, label, deadline_on, status, result_snapshot_id, opened_by,"
                    + " recorded_at, closed_by, closed_at, closure_note from confirmation_round";
    /** A line's state is its last answer; its units are those of the last correction, by whoever it was accepted. */
    private static final String LINES = """
            select l.ordinal, l.line_key, l.provider_id, l.location_id, l.service, l.driver, l.units, l.note,
              coalesce(case a.kind when 'CONFIRM' then 'CONFIRMED' when 'QUERY' then 'QUERIED' when 'CORRECT' then 'CORRECTED'
                when 'REPLY' then case when a.units is null then 'REPLIED' else 'CORRECTED' end end, 'UNANSWERED') as state,
              a.units as confirmed, a.person, a.for_provider, a.evidence_reference, a.words
            from driver_line l
            left join lateral (select * from confirmation_answer x where x.round_id = ? and x.ordinal = l.ordinal
              order by x.seq desc limit 1) a on true
            where l.snapshot_id = ?""";

    private static final String ANSWERS = """
            select a.id, a.seq, l.line_key, a.kind, a.units, a.evidence_reference, a.words, a.person, a.for_provider,
              a.answered_at from confirmation_answer a
            join driver_line l on l.snapshot_id = a.snapshot_id and l.ordinal = a.ordinal
            where a.round_id = ? and (?::text[] is null or l.provider_id = any (?::text[])) and a.seq > ?
            order by a.seq limit ?""";

    private final Jdbc jdbc;
    private final Stamps stamps;

    ConfirmationStore(Jdbc jdbc, Stamps stamps) {
        this.jdbc = jdbc;
        this.stamps = stamps;
    }

    /** A round. */
    record Round(
            UUID id,
            UUID snapshotId,
            String label,
            LocalDate deadlineOn,
            String status,
            @Nullable UUID resultSnapshotId,
            String openedBy,
            OffsetDateTime recordedAt,
            @Nullable String closedBy,
            @Nullable OffsetDateTime closedAt,
            @Nullable String closureNote) {
        boolean open() {
            return status.equals("OPEN");
        }
    }

    /** A line with its last answer. */
    record Line(
            int ordinal,
            String key,
            String providerId,
            @Nullable String locationId,
            String service,
            String driver,
            long units,
            @Nullable String note,
            String state,
            @Nullable Long confirmed,
            @Nullable String person,
            boolean forProvider,
            @Nullable String evidence,
            @Nullable String words) {}

    /** An answer in its order. */
    record Answer(
            UUID id,
            long seq,
            String key,
            String kind,
            @Nullable Long units,
            @Nullable String evidence,
            @Nullable String words,
            String person,
            boolean forProvider,
            OffsetDateTime answeredAt) {}

    void insert(Round round) {
        jdbc.update(
                "insert into confirmation_round (id, council_code, snapshot_id, label, deadline_on, status, opened_by,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                round.id(),
                stamps.council(),
                round.snapshotId(),
                round.label(),
                round.deadlineOn(),
                round.status(),
                round.openedBy(),
                round.recordedAt());
    }

    /** @param lock "" or a locking clause */
    Optional<Round> find(UUID id, String lock) {
        return jdbc.find(ROUNDS + " where id = ?" + lock, ConfirmationStore::round, id);
    }

    List<Round> page(@Nullable UUID after, int limit) {
        return jdbc.list(
                ROUNDS + " where (?::uuid is null or id > ?::uuid) order by id limit ?",
                ConfirmationStore::round,
                after,
                after,
                limit);
    }

    boolean hasOpen(UUID snapshotId) {
        return jdbc.find(ROUNDS + " where snapshot_id = ? and status = 'OPEN'", ConfirmationStore::round, snapshotId)
                .isPresent();
    }

    Map<String, Integer> states(Round round, @Nullable Set<String> providers) {
        Map<String, Integer> states = new TreeMap<>();
        String[] ids = ids(providers);
        jdbc.list(
                "select s.state, count(*) from (" + LINES + ") s"
                        + " where ?::text[] is null or s.provider_id = any (?::text[]) group by s.state",
                row -> states.put(row.getString(1), row.getInt(2)),
                round.id(),
                round.snapshotId(),
                ids,
                ids);
        return states;
    }

    List<Line> lines(Round round, @Nullable Set<String> providers, @Nullable String state, int after, int limit) {
        String[] ids = ids(providers);
        return jdbc.list(
                "select * from (" + LINES
                        + " and l.ordinal > ? and (?::text[] is null or l.provider_id = any (?::text[]))"
                        + ") s where ?::text is null or s.state = ?::text order by s.ordinal limit ?",
                ConfirmationStore::line,
                round.id(),
                round.snapshotId(),
                after,
                ids,
                ids,
                state,
                state,
                limit);
    }

    Optional<Line> line(Round round, String key) {
        return jdbc.find(LINES + " and l.line_key = ?", ConfirmationStore::line, round.id(), round.snapshotId(), key);
    }

    void add(Round round, int ordinal, ConfirmationService.Given given, boolean forProvider) {
        jdbc.update(
                "insert into confirmation_answer (id, council_code, round_id, snapshot_id, ordinal, kind, units,"
                        + " evidence_reference, words, person, for_provider, answered_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                stamps.id(),
                stamps.council(),
                round.id(),
                round.snapshotId(),
                ordinal,
                given.kind(),
                given.units(),
                given.evidence(),
                given.words(),
                stamps.person(),
                forProvider,
                stamps.now());
    }

    boolean hasCorrected(UUID roundId, String person) {
        return jdbc.find(
                        "select 1 from confirmation_answer where round_id = ? and person = ? and units is not null limit 1",
                        row -> row.getInt(1),
                        roundId,
                        person)
                .isPresent();
    }

    List<Answer> answers(Round round, @Nullable Set<String> providers, long after, int limit) {
        String[] ids = ids(providers);
        return jdbc.list(
                ANSWERS,
                row -> new Answer(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, Long.class),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getBoolean(9),
                        row.getObject(10, OffsetDateTime.class)),
                round.id(),
                ids,
                ids,
                after,
                limit);
    }

    void close(UUID roundId, UUID resultSnapshotId, String note) {
        jdbc.update(
                "update confirmation_round set status = 'CLOSED', result_snapshot_id = ?, closed_by = ?, closed_at = ?,"
                        + " closure_note = ? where id = ? and status = 'OPEN'",
                resultSnapshotId,
                stamps.person(),
                stamps.now(),
                note,
                roundId);
    }

    private static String @Nullable [] ids(@Nullable Set<String> providers) {
        return providers == null ? null : providers.toArray(String[]::new);
    }

    private static Round round(ResultSet row) throws SQLException {
        return new Round(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                row.getObject(6, UUID.class),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class),
                row.getString(11));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                row.getString(9),
                row.getObject(10, Long.class),
                row.getString(11),
                row.getBoolean(12),
                row.getString(13),
                row.getString(14));
    }
}
