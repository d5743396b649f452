package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.bulk.BulkLoad;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.run.RunHead.Excluded;
import org.grantsuite.allocation.run.recipe.Filter;
import org.grantsuite.commons.jdbc.Jdbc;
import org.jspecify.annotations.Nullable;

/** Who is not in a run, and the first reason why: with the lines of the run they are the whole register. */
@ApplicationScoped
class Exclusions {
    static final String NOT_COUNTED = "NOT_COUNTED";
    private static final String NOT_COUNTED_WORDS = "the snapshot counts nothing here under the drivers of the run";
    private static final String INSERT = """
            insert into run_exclusion (run_id, ordinal, council_code, line_key, provider_id, location_id, service, driver,
              units, kind, reason)
            select ?, s.ordinal, d.council_code, d.line_key, d.provider_id, d.location_id, d.service, d.driver, d.units,
              s.kind, s.reason
            from run_excluded s join driver_line d on d.snapshot_id = ? and d.ordinal = s.ordinal""";
    private static final String UNCOUNTED = """
            from (
              select l.provider_id, l.location_id from location l
              union all
              select p.provider_id, null from provider p
              where not exists (select 1 from location l where l.provider_id = p.provider_id)) r
            where (r.provider_id, coalesce(r.location_id, '')) not in (
              select d.provider_id, coalesce(d.location_id, '') from driver_line d
              where d.snapshot_id = ? and d.driver = any (?))""";
    private static final String INSERT_UNCOUNTED = """
            insert into run_exclusion (run_id, ordinal, council_code, line_key, provider_id, location_id, kind, reason)
            select ?, (select line_count from driver_snapshot where id = ?)
                + row_number() over (order by r.provider_id collate "C", r.location_id collate "C"),
              (select council_now()), r.provider_id || '|' || coalesce(r.location_id, ''), r.provider_id, r.location_id, ?, ?
            """ + UNCOUNTED;

    private final Jdbc jdbc;
    private final BulkLoad bulk;

    Exclusions(Jdbc jdbc, BulkLoad bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    /** One line or place. */
    record Row(
            int ordinal,
            String key,
            String providerId,
            @Nullable String locationId,
            @Nullable String service,
            @Nullable String driver,
            @Nullable Long units,
            String kind,
            String reason) {}

    /** How many each filter took out, in the order of the filters, and how many places nobody counted. */
    List<Excluded> counts(RunOrder order, RunColumns columns) {
        List<Filter> filters = order.recipe().filters();
        int[] lines = new int[filters.size()];
        for (int filter : columns.excludedBy()) {
            lines[filter]++;
        }
        List<Excluded> counts = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] > 0) {
                counts.add(new Excluded(
                        filters.get(i).kind().name(), filters.get(i).reason(), lines[i]));
            }
        }
        int uncounted = jdbc.find(
                        "select count(*)::int " + UNCOUNTED, row -> row.getInt(1), snapshot(order), drivers(order))
                .orElse(0);
        if (uncounted > 0) {
            counts.add(new Excluded(NOT_COUNTED, NOT_COUNTED_WORDS, uncounted));
        }
        return counts;
    }

    void insert(UUID runId, RunOrder order, RunColumns columns) {
        List<Filter> filters = order.recipe().filters();
        CopyText rows = new CopyText();
        for (int i = 0; i < columns.excludedBy().length; i++) {
            Filter filter = filters.get(columns.excludedBy()[i]);
            rows.value(columns.excludedOrdinals()[i])
                    .value(filter.kind())
                    .value(filter.reason())
                    .endRow();
        }
        bulk.insertFrom("run_excluded", "ordinal int, kind text, reason text", rows, INSERT, runId, snapshot(order));
        jdbc.update(
                INSERT_UNCOUNTED,
                runId,
                snapshot(order),
                NOT_COUNTED,
                NOT_COUNTED_WORDS,
                snapshot(order),
                drivers(order));
    }

    private static UUID snapshot(RunOrder order) {
        return order.snapshotId();
    }

    private static String[] drivers(RunOrder order) {
        return order.drivers().toArray(String[]::new);
    }

    List<Row> page(UUID runId, int after, int limit) {
        return jdbc.list(
                "select ordinal, line_key, provider_id, location_id, service, driver, units, kind, reason"
                        + " from run_exclusion where run_id = ? and ordinal > ? order by ordinal limit ?",
                Exclusions::row,
                runId,
                after,
                limit);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, Long.class),
                row.getString(8),
                row.getString(9));
    }
}
