package org.grantsuite.grant.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.capacity.CapacityJudgement.Answer;
import org.grantsuite.grant.capacity.CapacityJudgement.Judged;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.ledger.domain.Capacity;
import org.jspecify.annotations.Nullable;

/** Judgements and their answers, appended and never changed. */
@ApplicationScoped
class CapacityStore {
    private static final String SELECT = """
            select j.id, j.recorded_at, j.recorded_by, j.grant_id, j.pot_code, j.capacity, j.rationale, j.effective_on,
              a.approved, a.note, a.recorded_at, a.recorded_by
            from capacity_judgement j
            left join capacity_approval a on a.council_code = j.council_code and a.judgement_id = j.id
            where j.grant_id = ?""";
    private static final String PAGE =
            SELECT + " and j.id > coalesce(?, '00000000-0000-0000-0000-000000000000'::uuid) order by j.id limit ?";
    private static final String IN_FORCE =
            SELECT + " and a.approved and j.effective_on <= ? and a.recorded_at <= coalesce(?::timestamptz, 'infinity')"
                    + " order by j.effective_on desc, a.recorded_at desc";
    private final Jdbc jdbc;

    CapacityStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Stamp stamp, Judged judged) {
        jdbc.update(
                """
                insert into capacity_judgement (id, council_code, grant_id, pot_code, capacity, rationale, effective_on,
                  recorded_at, recorded_by)
                values (?, council_now(), ?, ?, ?, ?, ?, ?, ?)""",
                stamp.id(),
                judged.grantId(),
                judged.potCode(),
                judged.capacity().name(),
                judged.rationale(),
                judged.effectiveOn(),
                stamp.at().atOffset(ZoneOffset.UTC),
                stamp.by());
    }

    void insert(CapacityJudgement judgement, Answer answer) {
        jdbc.update(
                """
                insert into capacity_approval (council_code, judgement_id, judged_by, approved, note, recorded_at, recorded_by)
                values (council_now(), ?, ?, ?, ?, ?, ?)""",
                judgement.id(),
                judgement.stamp().by(),
                answer.approved(),
                answer.note(),
                answer.recordedAt().atOffset(ZoneOffset.UTC),
                answer.recordedBy());
    }

    Optional<CapacityJudgement> find(UUID grantId, UUID id) {
        return jdbc.find(SELECT + " and j.id = ?", CapacityStore::judgement, grantId, id);
    }

    Page<CapacityJudgement> page(UUID grantId, @Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, "capacity", grantId).orElse(null);
        List<CapacityJudgement> found = jdbc.list(PAGE, CapacityStore::judgement, grantId, after, limit + 1);
        return Page.of(found, limit, CapacityJudgement::id, "capacity", grantId);
    }

    List<CapacityJudgement> inForce(UUID grantId, LocalDate on, @Nullable Instant asKnownAt) {
        var moment = asKnownAt == null ? null : asKnownAt.atOffset(ZoneOffset.UTC);
        return jdbc.list(IN_FORCE, CapacityStore::judgement, grantId, on, moment);
    }

    private static CapacityJudgement judgement(ResultSet row) throws SQLException {
        String answeredBy = row.getString(12);
        Answer answer = answeredBy == null
                ? null
                : new Answer(
                        row.getBoolean(9),
                        row.getString(10),
                        row.getObject(11, OffsetDateTime.class).toInstant(),
                        answeredBy);
        return new CapacityJudgement(
                new Stamp(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3)),
                new Judged(
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        Capacity.valueOf(row.getString(6)),
                        row.getString(7),
                        row.getObject(8, LocalDate.class)),
                answer);
    }
}
