package org.grantsuite.reporting.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.jspecify.annotations.Nullable;

/** Obligations as rows; where each stands is read from the returns. */
@ApplicationScoped
class ObligationStore {

    // An unfunded location that is awarded money later owes for the award from then on.
    private static final String OPEN = """
            insert into obligation (id, council_code, grant_id, reporting_point, kind, provider_id, provider_name, location_id,
              due_on, opened_by, opened_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint obligation_one_per_location do update set
              kind = case when excluded.kind = 'AWARD' then 'AWARD' else obligation.kind end,
              provider_name = excluded.provider_name,
              due_on = case when ? then excluded.due_on else obligation.due_on end,
              version = obligation.version + 1
            returning id, version""";
    private static final String AWARD = """
            insert into obligation_award (council_code, obligation_id, award_id, awarded_pence, paid_pence)
            values (?, ?, ?, ?, ?)
            on conflict (obligation_id, award_id) do update set awarded_pence = excluded.awarded_pence,
              paid_pence = excluded.paid_pence""";
    private static final String EXCUSE = """
            update obligation set excuse_reason = ?, excused_by = ?, excused_at = ?, version = version + 1
            where council_code = ? and id = ? and excused_at is null""";
    private static final String STANDING = """
            select id, grant_id, reporting_point, kind, provider_id, provider_name, location_id, award_ids, awarded_pence,
              paid_pence, due_on, state, provider_return_id, signed_on, leavers, excuse_reason, excused_by, version
            from obligation_standing where true""";

    private final Jdbc jdbc;
    private final Chronicle chronicle;

    ObligationStore(Jdbc jdbc, Chronicle chronicle) {
        this.jdbc = jdbc;
        this.chronicle = chronicle;
    }

    /** What is to be owed. */
    record Opening(
            UUID grantId,
            String reportingPoint,
            ObligationKind kind,
            String providerId,
            String providerName,
            @Nullable String locationId,
            LocalDate dueOn,
            boolean moveDue) {}

    /** The obligation, and whether it is new. */
    record Opened(UUID id, boolean isNew) {}

    Opened open(Opening opening) {
        return jdbc.find(
                        OPEN,
                        row -> new Opened(row.getObject(1, UUID.class), row.getLong(2) == 0),
                        chronicle.nextId(),
                        chronicle.council(),
                        opening.grantId(),
                        opening.reportingPoint(),
                        opening.kind().name(),
                        opening.providerId(),
                        opening.providerName(),
                        opening.locationId(),
                        opening.dueOn(),
                        chronicle.by(),
                        chronicle.at(),
                        opening.moveDue())
                .orElseThrow();
    }

    void award(UUID obligationId, UUID awardId, long awardedPence, long paidPence) {
        jdbc.update(AWARD, chronicle.council(), obligationId, awardId, awardedPence, paidPence);
    }

    /** False where somebody else excused it meanwhile. */
    boolean excuse(UUID id, String reason) {
        return jdbc.update(EXCUSE, reason, chronicle.by(), chronicle.at(), chronicle.council(), id) > 0;
    }

    Optional<Obligation> find(UUID id) {
        return jdbc.find(STANDING + " and id = ?", ObligationStore::read, id);
    }

    List<Obligation> all(ObligationFilter filter) {
        return page(filter, Optional.empty(), Integer.MAX_VALUE);
    }

    List<Obligation> page(ObligationFilter filter, Optional<UUID> after, int limit) {
        var sql = new StringBuilder(STANDING);
        var values = new ArrayList<@Nullable Object>();
        add(sql, values, " and grant_id = ?", filter.grantId());
        add(sql, values, " and reporting_point = ?", filter.reportingPoint());
        add(sql, values, " and provider_id = any(?)", array(filter.providerIds()));
        var state = filter.state();
        add(sql, values, " and state = ?", state == null ? null : state.name());
        add(sql, values, " and id > ?", after.orElse(null));
        values.add(limit);
        return jdbc.list(sql.append(" order by id limit ?").toString(), ObligationStore::read, values.toArray());
    }

    private static String @Nullable [] array(@Nullable Set<String> texts) {
        return texts == null ? null : texts.toArray(String[]::new);
    }

    private static void add(
            StringBuilder sql, List<@Nullable Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private static Obligation read(ResultSet row) throws SQLException {
        row.getLong("leavers");
        boolean leaversStated = !row.wasNull();
        var awards = row.getArray("award_ids");
        return new Obligation(
                row.getObject("id", UUID.class),
                row.getObject("grant_id", UUID.class),
                row.getString("reporting_point"),
                ObligationKind.valueOf(row.getString("kind")),
                row.getString("provider_id"),
                row.getString("provider_name"),
                row.getString("location_id"),
                awards == null ? List.of() : List.of((UUID[]) awards.getArray()),
                row.getLong("awarded_pence"),
                row.getLong("paid_pence"),
                row.getObject("due_on", LocalDate.class),
                ObligationState.valueOf(row.getString("state")),
                row.getObject("provider_return_id", UUID.class),
                row.getObject("signed_on", LocalDate.class),
                leaversStated,
                row.getString("excuse_reason"),
                row.getString("excused_by"),
                row.getLong("version"));
    }
}
