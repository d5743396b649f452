package org.grantsuite.grant.period;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.grant.chronicle.Stamp;
import org.jspecify.annotations.Nullable;

/** The steps of the council's periods, appended and never changed. */
@ApplicationScoped
class PeriodStore {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtext('accounting_period'), hashtext(council_now()))";
    private static final String STEPS = """
            select period, step, action, reason, recorded_at, recorded_by from accounting_period_step
            where financial_year = ? order by period, step""";
    private static final String LAST_CLOSED = """
            select from_on from (
              select distinct on (financial_year, period) from_on, action from accounting_period_step
              order by financial_year, period, step desc) last
            where action <> 'REOPENING_APPROVED' order by from_on desc limit 1""";
    private static final String INSERT = """
            insert into accounting_period_step (id, council_code, financial_year, period, step, action, from_on, to_on,
              reason, recorded_at, recorded_by)
            values (?, council_now(), ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private final Jdbc jdbc;

    PeriodStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    record Told(int period, PeriodStep step) {}

    /** Waits for every journal under way and keeps others out until the transaction ends. */
    void lock() {
        jdbc.find(LOCK, row -> true);
    }

    List<Told> steps(int financialYear) {
        return jdbc.list(STEPS, PeriodStore::told, financialYear);
    }

    /** The first day of the latest period that is closed. */
    Optional<LocalDate> lastClosedFrom() {
        return jdbc.find(LAST_CLOSED, row -> row.getObject(1, LocalDate.class));
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getInt(1),
                new PeriodStep(
                        row.getInt(2),
                        PeriodAction.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getString(6)));
    }

    void insert(Stamp stamp, AccountingPeriod period, int step, PeriodAction action, @Nullable String reason) {
        jdbc.update(
                INSERT,
                stamp.id(),
                period.financialYear(),
                period.number(),
                step,
                action.name(),
                period.from(),
                period.to(),
                reason,
                stamp.at().atOffset(ZoneOffset.UTC),
                stamp.by());
    }
}
