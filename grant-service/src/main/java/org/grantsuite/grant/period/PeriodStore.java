package org.grantsuite.grant.period;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
