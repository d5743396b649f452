package org.grantsuite.allocation.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.grantsuite.allocation.api.model.RunRecipe;
import org.grantsuite.allocation.apportionment.Bound;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.RemainderRule;
import org.grantsuite.allocation.apportionment.ShareBasis;
import org.grantsuite.allocation.bulk.BulkLoad;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.allocation.warning.Warning;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** Runs and their lines in the database; both are written once and never changed. */
@ApplicationScoped
class RunStore {
    private static final String HEADS = """
            select id, plan_id, pot_code, snapshot_id, method, drivers, rate_micros, declared_rate_micros,
              remainder_rule, snapshot_hash, as_of, pot_pence, allocated_pence, units, odd_pennies, cut_remainder,
              line_count,
              warnings::text, prepared_by, recorded_at, recipe::text, content_hash, edition, decision_id,
              decision_reference, exclusions::text
            from run""";
    private static final String LINES = """
            select ordinal, line_key, provider_id, location_id, service, driver, units, amount_pence, weighed, basis,
              earlier_pence, carried_pence
            from run_line""";
    private static final String INSERT = """
            insert into run (id, council_code, plan_id, pot_code, snapshot_id, snapshot_hash, as_of, method, drivers,
              remainder_rule, rate_micros, declared_rate_micros, pot_pence, allocated_pence, units, odd_pennies,
              cut_remainder, line_count, warnings, prepared_by, recorded_at, recipe, content_hash, edition, decision_id,
              decision_reference, exclusions)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb)""";
    private static final String INSERT_LINES = """
            insert into run_line (run_id, ordinal, council_code, line_key, provider_id, location_id, service, driver,
              units, amount_pence)
            select ?, s.ordinal, d.council_code, d.line_key, d.provider_id, d.location_id, d.service, d.driver,
              d.units, s.pence
            from run_share s join driver_line d on d.snapshot_id = ? and d.ordinal = s.ordinal
            order by s.ordinal""";
    private static final String INSERT_RECIPE_LINES = """
            insert into run_line (run_id, ordinal, council_code, line_key, provider_id, location_id, service, driver,
              units, amount_pence, weighed, basis, earlier_pence, carried_pence)
            select ?, s.ordinal, d.council_code, d.line_key, d.provider_id, d.location_id, d.service, d.driver,
              d.units, s.pence, s.weighed, s.basis, s.earlier, s.carried
            from run_recipe_share s join driver_line d on d.snapshot_id = ? and d.ordinal = s.ordinal
            order by s.ordinal""";
    private static final String BASIS_COLUMNS =
            "run_id, number, council_code, level, group_name, bound, group_pence, shared_pence, total_weight,"
                    + " odd_pennies, cut_remainder";
    private static final int FETCH_ROWS = 2_000;

    private static final TypeReference<RunRecipe> RECIPE = new TypeReference<>() {};
    private static final TypeReference<List<Warning>> WARNINGS = new TypeReference<>() {};
    private static final TypeReference<List<RunHead.Excluded>> EXCLUDED = new TypeReference<>() {};

    private final Jdbc jdbc;
    private final BulkLoad bulk;
    private final Stamps stamps;
    private final CanonicalJson json;
    private final ObjectMapper mapper;

    RunStore(Jdbc jdbc, BulkLoad bulk, Stamps stamps, CanonicalJson json, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.stamps = stamps;
        this.json = json;
        this.mapper = mapper;
    }

    /** One line as stored. */
    record Line(
            int ordinal,
            String key,
            String providerId,
            @Nullable String locationId,
            String service,
            String driver,
            long units,
            long pence,
            @Nullable RecipeColumns recipe) {}

    /** What a recipe adds to a line. */
    record RecipeColumns(long weighed, int basis, long earlier, long carried) {}

    void insert(UUID id, RunHead head) {
        RunOrder order = head.order();
        Rate rate = order.rate();
        Rate declared = order.declaredRate();
        jdbc.update(
                INSERT,
                id,
                stamps.council(),
                order.planId(),
                order.potCode(),
                order.snapshotId(),
                head.snapshotHash(),
                head.asOf(),
                order.method().name(),
                order.drivers().toArray(String[]::new),
                order.remainderRule().name(),
                rate == null ? null : rate.micros(),
                declared == null ? null : declared.micros(),
                head.pot().pence(),
                head.allocated().pence(),
                head.units(),
                head.oddPennies(),
                head.cut() == null ? null : new BigDecimal(head.cut()),
                head.lineCount(),
                json.write(head.warnings()),
                head.preparedBy(),
                head.recordedAt(),
                order.given() == null ? null : json.write(order.given()),
                head.frozen().contentHash(),
                head.frozen().edition(),
                order.decisionId(),
                head.frozen().decisionReference(),
                json.write(head.excluded()));
    }

    /**
     * Writes the lines: only ordinal and pence travel, the rest of each line is joined from the snapshot, which holds
     * it already.
     */
    void insertLines(UUID id, UUID snapshotId, RunColumns columns, long[] pence) {
        CopyText rows = new CopyText();
        for (int i = 0; i < pence.length; i++) {
            rows.value(columns.ordinals()[i]).value(pence[i]).endRow();
        }
        bulk.insertFrom("run_share", "ordinal int, pence bigint", rows, INSERT_LINES, id, snapshotId);
    }

    /** As above, with what a recipe adds. */
    void insertRecipeLines(UUID id, UUID snapshotId, RunColumns columns, RunOutcome outcome) {
        CopyText rows = new CopyText();
        for (int i = 0; i < outcome.pence().length; i++) {
            rows.value(columns.ordinals()[i])
                    .value(outcome.pence()[i])
                    .value(outcome.weighed()[i])
                    .value(outcome.basisOf()[i])
                    .value(columns.earlier()[i])
                    .value(outcome.carried().length == 0 ? 0 : outcome.carried()[i])
                    .endRow();
        }
        bulk.insertFrom(
                "run_recipe_share",
                "ordinal int, pence bigint, weighed bigint, basis int, earlier bigint, carried bigint",
                rows,
                INSERT_RECIPE_LINES,
                id,
                snapshotId);
        insertBases(id, outcome.bases());
    }

    private void insertBases(UUID id, List<NamedBasis> bases) {
        CopyText rows = new CopyText();
        for (int number = 0; number < bases.size(); number++) {
            NamedBasis named = bases.get(number);
            ShareBasis basis = named.basis();
            rows.value(id)
                    .value(number)
                    .value(stamps.council())
                    .value(named.level())
                    .value(named.name())
                    .value(basis.bound())
                    .value(basis.groupPence())
                    .value(basis.sharedPence())
                    .value(basis.totalWeight())
                    .value(basis.oddPennies())
                    .value(basis.cut())
                    .endRow();
        }
        bulk.append("run_basis", BASIS_COLUMNS, rows);
    }

    /** In their order; empty for a run without a recipe. */
    List<NamedBasis> bases(UUID runId) {
        return jdbc.list(
                "select level, group_name, bound, group_pence, shared_pence, total_weight, odd_pennies, cut_remainder"
                        + " from run_basis where run_id = ? order by number",
                row -> new NamedBasis(
                        row.getString(1),
                        row.getString(2),
                        new ShareBasis(
                                0,
                                Bound.valueOf(row.getString(3)),
                                row.getLong(4),
                                row.getLong(5),
                                row.getBigDecimal(6).toBigIntegerExact(),
                                row.getLong(7),
                                integer(row.getBigDecimal(8)))),
                runId);
    }

    private static @Nullable BigInteger integer(@Nullable BigDecimal number) {
        return number == null ? null : number.toBigIntegerExact();
    }

    Map<String, Long> totalsByProvider(UUID runId) {
        Map<String, Long> totals = new HashMap<>();
        jdbc.list(
                "select provider_id, sum(amount_pence)::bigint from run_line where run_id = ? group by provider_id",
                row -> totals.put(row.getString(1), row.getLong(2)),
                runId);
        return totals;
    }

    Optional<RunHead> find(UUID id) {
        return jdbc.find(HEADS + " where id = ?", this::head, id);
    }

    List<RunHead> list(@Nullable UUID planId, @Nullable UUID after, int limit) {
        return jdbc.list(
                HEADS
                        + " where (?::uuid is null or plan_id = ?::uuid) and (?::uuid is null or id > ?::uuid)"
                        + " order by id limit ?",
                this::head,
                planId,
                planId,
                after,
                after,
                limit);
    }

    List<Line> lines(UUID runId, int afterOrdinal, int limit) {
        return jdbc.list(
                LINES + " where run_id = ? and ordinal > ? order by ordinal limit ?",
                RunStore::line,
                runId,
                afterOrdinal,
                limit);
    }

    List<Line> linesOfAward(UUID runId, UUID awardId) {
        return jdbc.list(
                LINES
                        + " where run_id = ? and ordinal in (select a.run_ordinal from award_line a"
                        + " where a.award_id = ? and a.run_id = run_line.run_id) order by ordinal",
                RunStore::line,
                runId,
                awardId);
    }

    /** Hands on every line through a cursor of the database, so that a million lines need no more memory than a few. */
    void stream(UUID runId, Consumer<Line> reader) {
        jdbc.call(connection -> {
            try (var statement = connection.prepareStatement(LINES + " where run_id = ? order by ordinal")) {
                statement.setObject(1, runId);
                statement.setFetchSize(FETCH_ROWS);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.accept(line(rows));
                    }
                }
            }
            return true;
        });
    }

    private static Line line(ResultSet row) throws SQLException {
        long weighed = row.getLong(9);
        RecipeColumns recipe =
                row.wasNull() ? null : new RecipeColumns(weighed, row.getInt(10), row.getLong(11), row.getLong(12));
        return new Line(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                recipe);
    }

    private RunHead head(ResultSet row) throws SQLException {
        RunMethod method = RunMethod.valueOf(row.getString(5));
        Rate rate = rate(row.getObject(7, Long.class));
        RunRecipe given = row.getString(21) == null ? null : json(row.getString(21), RECIPE);
        RunOrder order = new RunOrder(
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                method,
                Arrays.asList((String[]) row.getArray(6).getArray()),
                rate,
                rate(row.getObject(8, Long.class)),
                RemainderRule.valueOf(row.getString(9)),
                RecipeReader.read(method, rate, given),
                given,
                row.getObject(24, UUID.class));
        return new RunHead(
                row.getObject(1, UUID.class),
                order,
                row.getString(10),
                row.getObject(11, LocalDate.class),
                Money.ofPence(row.getLong(12)),
                Money.ofPence(row.getLong(13)),
                row.getLong(14),
                row.getLong(15),
                integer(row.getBigDecimal(16)),
                row.getInt(17),
                json(row.getString(18), WARNINGS),
                row.getString(19),
                row.getObject(20, OffsetDateTime.class),
                new RunHead.Frozen(row.getString(22), row.getString(23), row.getString(25)),
                json(row.getString(26), EXCLUDED));
    }

    private static @Nullable Rate rate(@Nullable Long micros) {
        return micros == null ? null : new Rate(micros);
    }

    private <T> T json(String text, TypeReference<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds only what was written", e);
        }
    }
}
