package org.grantsuite.grant.condition;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.condition.Judgement.Finding;

/** Owners and judgements of conditions. The conditions themselves stand in the edition. */
@ApplicationScoped
class ConditionStore {
    private static final String OWNERS =
            "select condition_code, owner, version from condition_owner where grant_id = ?";
    private static final String JUDGEMENTS = """
            select condition_code, state, judged_on, reason, evidence, recorded_at, recorded_by
            from condition_judgement where grant_id = ? order by condition_code, position""";
    private static final String OWN = """
            insert into condition_owner
              (id, council_code, grant_id, condition_code, owner, recorded_at, recorded_by, version)
            values (?, ?, ?, ?, ?, ?, ?, 1)
            on conflict (council_code, grant_id, condition_code) do update set owner = excluded.owner,
              recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by,
              version = condition_owner.version + 1""";
    private static final String JUDGE = """
            insert into condition_judgement (id, council_code, grant_id, condition_code, position, state, judged_on,
              reason, evidence, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Jdbc jdbc;
    private final CurrentCouncil council;

    ConditionStore(Jdbc jdbc, CurrentCouncil council) {
        this.jdbc = jdbc;
        this.council = council;
    }

    record Owned(String code, String owner, long version) {}

    private record Judged(String code, Judgement judgement) {}

    Map<String, Owned> owners(UUID grantId) {
        return jdbc.list(OWNERS, row -> new Owned(row.getString(1), row.getString(2), row.getLong(3)), grantId).stream()
                .collect(Collectors.toMap(Owned::code, owned -> owned));
    }

    Map<String, List<Judgement>> judgements(UUID grantId) {
        return jdbc
                .list(
                        JUDGEMENTS,
                        row -> new Judged(
                                row.getString(1),
                                new Judgement(
                                        new Finding(
                                                ConditionState.valueOf(row.getString(2)),
                                                row.getObject(3, LocalDate.class),
                                                row.getString(4),
                                                row.getString(5)),
                                        row.getObject(6, OffsetDateTime.class).toInstant(),
                                        row.getString(7))),
                        grantId)
                .stream()
                .collect(Collectors.groupingBy(
                        Judged::code, Collectors.mapping(Judged::judgement, Collectors.toList())));
    }

    void own(Stamp stamp, UUID grantId, String code, String owner) {
        jdbc.update(
                OWN,
                stamp.id(),
                council.code(),
                grantId,
                code,
                owner,
                stamp.at().atOffset(ZoneOffset.UTC),
                stamp.by());
    }

    void judge(Stamp stamp, UUID grantId, Condition about, Finding finding) {
        jdbc.update(
                JUDGE,
                stamp.id(),
                council.code(),
                grantId,
                about.term().code(),
                about.judgements().size() + 1,
                finding.state().name(),
                finding.judgedOn(),
                finding.reason(),
                finding.evidence(),
                stamp.at().atOffset(ZoneOffset.UTC),
                stamp.by());
    }
}
