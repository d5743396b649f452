package org.grantsuite.grant.forecast;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.forecast.Forecast.Month;
import org.grantsuite.grant.forecast.Forecast.Pot;
import org.grantsuite.grant.forecast.Forecast.Told;
import org.jspecify.annotations.Nullable;

/** Forecasts, appended and never changed. */
@ApplicationScoped
class ForecastStore {
    private static final String HEADS =
            "select id, recorded_at, recorded_by, grant_id, made_on, note from forecast where grant_id = ?";
    private static final String POTS = """
            select p.pot_code, p.budget_pence, m.month_on, m.amount_pence
            from forecast_pot p
            left join forecast_month m
              on m.council_code = p.council_code and m.forecast_id = p.forecast_id and m.pot_code = p.pot_code
            where p.forecast_id = ? order by p.pot_code, m.month_on""";
    private final Jdbc jdbc;

    ForecastStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    private record Head(
            Stamp stamp,
            UUID grantId,
            LocalDate madeOn,
            @Nullable String note) {
        UUID id() {
            return stamp.id();
        }
    }

    private record Line(
            String potCode, Money budget, @Nullable Month month) {}

    void insert(Forecast forecast) {
        Told told = forecast.told();
        jdbc.update(
                """
                insert into forecast (id, council_code, grant_id, made_on, note, recorded_at, recorded_by)
                values (?, council_now(), ?, ?, ?, ?, ?)""",
                forecast.id(),
                told.grantId(),
                told.madeOn(),
                told.note(),
                forecast.stamp().at().atOffset(ZoneOffset.UTC),
                forecast.stamp().by());
        told.pots().forEach(pot -> insert(forecast.id(), pot));
    }

    private void insert(UUID id, Pot pot) {
        jdbc.update(
                "insert into forecast_pot (council_code, forecast_id, pot_code, budget_pence)"
                        + " values (council_now(), ?, ?, ?)",
                id,
                pot.potCode(),
                pot.budget().pence());
        LocalDate[] months =
                pot.months().stream().map(one -> one.month().atDay(1)).toArray(LocalDate[]::new);
        Long[] amounts = pot.months().stream().map(one -> one.amount().pence()).toArray(Long[]::new);
        jdbc.update(
                """
                insert into forecast_month (council_code, forecast_id, pot_code, month_on, amount_pence)
                select council_now(), ?, ?, m.month_on, m.pence from unnest(?::date[], ?::bigint[]) as m (month_on, pence)""",
                id,
                pot.potCode(),
                java.util.Arrays.stream(months).map(LocalDate::toString).toArray(String[]::new),
                amounts);
    }

    Page<Forecast> page(UUID grantId, @Nullable String cursor, int limit) {
        UUID after = Cursor.decode(cursor, "forecasts", grantId).orElse(new UUID(0, 0));
        List<Head> heads =
                jdbc.list(HEADS + " and id > ? order by id limit ?", ForecastStore::head, grantId, after, limit + 1);
        Page<Head> page = Page.of(heads, limit, Head::id, "forecasts", grantId);
        return new Page<>(page.map(this::whole), page.next());
    }

    /** The one that governs: made on the day or before and recorded by the moment, the latest made of them. */
    Optional<Forecast> governing(UUID grantId, LocalDate asOf, @Nullable OffsetDateTime asKnownAt) {
        return jdbc.find(
                        HEADS + " and made_on <= ? and recorded_at <= coalesce(?, timestamptz 'infinity')"
                                + " order by made_on desc, id desc limit 1",
                        ForecastStore::head,
                        grantId,
                        asOf,
                        asKnownAt)
                .map(this::whole);
    }

    private Forecast whole(Head head) {
        Map<String, Money> budgets = new LinkedHashMap<>();
        Map<String, List<Month>> months = new LinkedHashMap<>();
        for (Line line : jdbc.list(POTS, ForecastStore::line, head.id())) {
            budgets.put(line.potCode(), line.budget());
            List<Month> ofPot = months.computeIfAbsent(line.potCode(), code -> new ArrayList<>());
            Month month = line.month();
            if (month != null) {
                ofPot.add(month);
            }
        }
        List<Pot> pots = budgets.entrySet().stream()
                .map(one -> new Pot(one.getKey(), one.getValue(), months.getOrDefault(one.getKey(), List.of())))
                .toList();
        return new Forecast(head.stamp(), new Told(head.grantId(), head.madeOn(), head.note(), pots));
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new Stamp(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3)),
                row.getObject(4, UUID.class),
                row.getObject(5, LocalDate.class),
                row.getString(6));
    }

    private static Line line(ResultSet row) throws SQLException {
        LocalDate month = row.getObject(3, LocalDate.class);
        return new Line(
                row.getString(1),
                Money.ofPence(row.getLong(2)),
                month == null ? null : new Month(YearMonth.from(month), Money.ofPence(row.getLong(4))));
    }
}
