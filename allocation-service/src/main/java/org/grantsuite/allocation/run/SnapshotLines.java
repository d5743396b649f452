package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.run.recipe.Queue;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a snapshot as the columns of a run: who is in it, who is not, what each got before. */
@ApplicationScoped
class SnapshotLines {
    private static final int FETCH_ROWS = 5_000;
    private static final String PLAIN = """
            select ordinal, units, provider_id from driver_line where snapshot_id = ? and driver = any (?)
            order by ordinal""";
    /**
     * What lines of earlier runs came to for who was to get them: nothing of an award that was declined or lapsed, of one that
     * was accepted in part or closed its part of what is left of it, to the penny. Binds the runs twice.
     */
    private static final String GOT = """
            select b.line_key, coalesce(h.pence, b.amount_pence) as pence
            from run_line b left join (
              select w.run_id, w.run_ordinal, div(w.upto * w.held, w.whole)
                - div((w.upto - w.amount_pence) * w.held, w.whole) as pence
              from (
                select l.run_id, l.run_ordinal, l.amount_pence, a.amount_pence as whole,
                  sum(l.amount_pence) over (partition by l.award_id order by l.position) as upto,
                  case when a.status in ('DECLINED', 'LAPSED') then 0 when a.status = 'CLOSED' then a.paid_pence
                    else a.accepted_pence end as held
                from award_line l join award a on a.id = l.award_id
                where l.run_id = any (?)
                  and (a.status in ('DECLINED', 'LAPSED', 'CLOSED') or a.accepted_pence < a.amount_pence)) w) h
              on h.run_id = b.run_id and h.run_ordinal = b.ordinal
            where b.run_id = any (?)""";

    private static final String BY_RECIPE = """
            select d.ordinal, d.units, d.provider_id, d.location_id, b.enterprise, d.driver, d.service,
              coalesce(e.pence, 0), %s
            from driver_line d
            left join location l on l.location_id = d.location_id
            left join enterprises_on(?) b on b.provider_id = d.provider_id
            left join (select line_key, sum(pence)::bigint as pence from (%s) g group by line_key) e
              on e.line_key = d.line_key
            where d.snapshot_id = ? and d.driver = any (?)
            order by d.ordinal""";
    private static final String PLACES =
            "select provider_id, location_id, service, units from driver_line where snapshot_id = ? and driver = ?";
    private static final String EARLIER = """
            select count(*) from run r join plan p on p.id = r.plan_id
            where r.id = any (?) and p.grant_id = (select grant_id from plan where id = ?)""";
    private static final String EARLIER_ELSEWHERE = """
            select coalesce(sum(b.pence), 0)::bigint from (%s) b
            where not exists (select 1 from driver_line d where d.snapshot_id = ? and d.line_key = b.line_key
                and d.driver = any (?))""".formatted(GOT);

    private final Jdbc jdbc;
    private final Stamps stamps;

    SnapshotLines(Jdbc jdbc, Stamps stamps) {
        this.jdbc = jdbc;
        this.stamps = stamps;
    }

    /** @param day on which registration is judged */
    RunColumns columns(RunOrder order, LocalDate day) {
        requireEarlier(order);
        return order.isPlain() ? plain(order) : byRecipe(order, day);
    }

    private void requireEarlier(RunOrder order) {
        List<UUID> named = order.recipe().earlierRunIds().stream().distinct().toList();
        if (named.isEmpty()) {
            return;
        }
        long found = jdbc.find(EARLIER, row -> row.getLong(1), ids(named), order.planId())
                .orElse(0L);
        if (found != named.size()) {
            throw Refusal.of(
                            RunProblem.RUN_EARLIER_UNKNOWN,
                            found + " of " + named.size() + " earlier runs are committed runs of the grant")
                    .at("recipe.earlierRunIds", "name committed runs of the same grant");
        }
    }

    /** What earlier runs gave to lines the snapshot no longer counts. */
    long earlierElsewhere(RunOrder order) {
        UUID[] earlier = ids(order.recipe().earlierRunIds());
        if (earlier.length == 0) {
            return 0;
        }
        nestedLoops("off");
        long elsewhere = jdbc.find(
                        EARLIER_ELSEWHERE,
                        row -> row.getLong(1),
                        earlier,
                        earlier,
                        order.snapshotId(),
                        order.drivers().toArray(String[]::new))
                .orElse(0L);
        nestedLoops("on");
        return elsewhere;
    }

    private static UUID[] ids(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private RunColumns plain(RunOrder order) {
        RunColumns columns = new RunColumns(true);
        each(
                PLAIN,
                row -> columns.add(row.getInt(1), row.getLong(2), row.getString(3)),
                List.of(order.snapshotId(), order.drivers().toArray(String[]::new)));
        return columns.trimmed();
    }

    private RunColumns byRecipe(RunOrder order, LocalDate day) {
        RunColumns columns = new RunColumns(false);
        LineFilters filters = LineFilters.of(order, stamps.council(), day);
        List<@Nullable Object> parameters = new ArrayList<>(filters.parameters());
        parameters.add(day);
        parameters.add(ids(order.recipe().earlierRunIds()));
        parameters.add(ids(order.recipe().earlierRunIds()));
        parameters.add(order.snapshotId());
        parameters.add(order.drivers().toArray(String[]::new));
        Queue queue = order.recipe().queue();
        QueuePlaces places = queue == null ? null : places(order.snapshotId(), queue);
        nestedLoops("off");
        each(BY_RECIPE.formatted(filters.sql(), GOT), row -> add(columns, row, places), parameters);
        nestedLoops("on");
        if (queue != null && places != null) {
            places.requireEach(queue.driver(), columns.size());
        }
        return columns.trimmed();
    }

    /**
     * Everything is joined with everything once, so the plan is a hash join. A snapshot or run made a moment ago has no
     * statistics: taken for one row each, they were joined line by line (100,000 lines with an earlier run: more than a minute,
     * else 1 s).
     */
    private void nestedLoops(String onOrOff) {
        jdbc.call(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("set local enable_nestloop = " + onOrOff);
            }
        });
    }

    /** Read for themselves: joining the snapshot's lines with each other was no quicker than a map. */
    private QueuePlaces places(UUID snapshotId, Queue queue) {
        QueuePlaces places = new QueuePlaces();
        each(
                PLACES,
                row -> places.put(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                List.of(snapshotId, queue.driver()));
        return places;
    }

    private static void add(RunColumns columns, ResultSet row, @Nullable QueuePlaces places) throws SQLException {
        int failed = row.getInt(9);
        if (!row.wasNull()) {
            columns.exclude(row.getInt(1), failed);
            return;
        }
        long units = row.getLong(2);
        var whose = new RunColumns.Whose(
                row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7));
        long place = places == null || units == 0 ? 0 : places.of(whose);
        columns.add(row.getInt(1), units, whose, row.getLong(8), place);
    }

    /** Takes one row. */
    private interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    private void each(String sql, Taker taker, List<@Nullable Object> parameters) {
        jdbc.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.size(); i++) {
                    statement.setObject(i + 1, parameters.get(i));
                }
                statement.setFetchSize(FETCH_ROWS);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        taker.take(rows);
                    }
                }
            }
            return true;
        });
    }
}
