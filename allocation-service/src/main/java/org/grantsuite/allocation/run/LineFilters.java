package org.grantsuite.allocation.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.provider.Registration;
import org.grantsuite.allocation.run.recipe.Filter;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a recipe as one SQL expression over {@code driver_line d}, {@code location l} and earlier sums {@code e}: the
 * place of the first filter a line fails, null where it passes them all. So each line is in the run or has one reason.
 */
final class LineFilters {
    private static final String GATE = """
            ((d.provider_id, coalesce(d.location_id, '')) not in (
                select g.provider_id, coalesce(g.location_id, '') from driver_line g
                where g.snapshot_id = ? and g.driver = ? and g.units >= ?)
              and (d.provider_id, '') not in (
                select g.provider_id, coalesce(g.location_id, '') from driver_line g
                where g.snapshot_id = ? and g.driver = ? and g.units >= ?))""";
    private static final String NOT_IN_POT = """
            (d.provider_id, coalesce(d.location_id, '')) not in (
              select b.provider_id, coalesce(b.location_id, '') from run r join run_line b on b.run_id = r.id
              where r.plan_id = ? and r.pot_code = ? and b.amount_pence > 0)""";
    static final String ELSEWHERE = "(l.local_authority_code is not null and l.local_authority_code <> ?)";

    private final StringBuilder sql = new StringBuilder("case");
    private final List<@Nullable Object> parameters = new ArrayList<>();

    private LineFilters() {}

    static LineFilters of(RunOrder order, String council, LocalDate day) {
        LineFilters filters = new LineFilters();
        List<Filter> all = order.recipe().filters();
        for (int i = 0; i < all.size(); i++) {
            filters.sql.append(" when ");
            filters.add(all.get(i), order, council, day);
            filters.sql.append(" then ").append(i);
        }
        return filters;
    }

    String sql() {
        return parameters.isEmpty() && sql.length() == 4 ? "null::int" : sql + " end";
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }

    private void add(Filter filter, RunOrder order, String council, LocalDate day) {
        String[] values = filter.values().toArray(String[]::new);
        UUID snapshot = order.snapshotId();
        switch (filter.kind()) {
            case SERVICES -> failing("d.service <> all (?)", (Object) values);
            case LOCATION_TYPES -> failing("(l.location_type is null or l.location_type <> all (?))", (Object) values);
            case PROVIDERS -> failing("d.provider_id <> all (?)", (Object) values);
            case NOT_PROVIDERS -> failing("d.provider_id = any (?)", (Object) values);
            case UNITS -> failing("d.units not between ? and ?", filter.atLeast(), filter.atMost());
            case IN_AREA -> failing(ELSEWHERE, council);
            case REGISTERED -> failing("(" + Registration.notRegistered("d") + ")", day, day);
            case HAS_DRIVER ->
                failing(GATE, snapshot, values[0], filter.atLeast(), snapshot, values[0], filter.atLeast());
            case IN_POT -> failing(NOT_IN_POT, order.planId(), values[0]);
            case HAD_EARLIER -> failing("coalesce(e.pence, 0) = 0");
        }
    }

    private void failing(String condition, @Nullable Object... values) {
        sql.append(condition);
        parameters.addAll(List.of(values));
    }
}
