package org.grantsuite.grant.forecast;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.PotMonth;
import org.jspecify.annotations.Nullable;

/**
 * Where a grant is heading: months that have ended by the day are actual, later ones forecast, and the month of the day
 * counts the larger of the two until it has ended, since what is forecast for it may still come.
 */
record Outturn(List<Pot> pots, List<Month> months) {

    /** @param budget absent where the forecast does not know the pot */
    record Pot(@Nullable String potCode, @Nullable Money budget, List<Month> months) {
        Money actual() {
            return sum(months.stream().map(Month::actual).toList());
        }

        Money outturn() {
            return sum(months.stream().map(Month::outturn).toList());
        }

        /** What of the outturn is still to come. */
        Money forecast() {
            return outturn().minus(actual());
        }

        @Nullable
        Money projectedUnspent() {
            return budget == null ? null : budget.minus(outturn());
        }
    }

    /** @param projectedUnspent at the month's end, where there is something to hold it against */
    record Month(
            YearMonth month,
            Money actual,
            Money forecast,
            Money outturn,
            Money cumulative,
            @Nullable Money projectedUnspent) {}

    static Outturn of(Money allocation, List<PotMonth> movements, List<Forecast.Pot> forecasts, LocalDate asOf) {
        var codes = new TreeSet<@Nullable String>(Comparator.nullsLast(Comparator.naturalOrder()));
        movements.stream().filter(Outturn::isSpent).forEach(one -> codes.add(one.potCode()));
        forecasts.forEach(one -> codes.add(one.potCode()));
        List<Pot> pots = new ArrayList<>();
        for (String code : codes) {
            Forecast.Pot forecast = forecasts.stream()
                    .filter(one -> one.potCode().equals(code))
                    .findFirst()
                    .orElse(null);
            List<PotMonth> ofPot = movements.stream()
                    .filter(one -> Objects.equals(one.potCode(), code))
                    .toList();
            Money budget = forecast == null ? null : forecast.budget();
            pots.add(new Pot(
                    code, budget, months(ofPot, forecast == null ? List.of() : forecast.months(), asOf, budget)));
        }
        return new Outturn(pots, total(pots, allocation));
    }

    private static boolean isSpent(PotMonth movement) {
        return !PotMonth.spent(List.of(movement)).isZero();
    }

    private static List<Month> months(
            List<PotMonth> movements, List<Forecast.Month> forecasts, LocalDate asOf, @Nullable Money budget) {
        SortedMap<YearMonth, Money> actual = new TreeMap<>();
        movements.stream()
                .filter(Outturn::isSpent)
                .forEach(one -> actual.merge(one.month(), PotMonth.spent(List.of(one)), Money::plus));
        SortedMap<YearMonth, Money> forecast = new TreeMap<>();
        forecasts.forEach(one -> forecast.merge(one.month(), one.amount(), Money::plus));
        var all = new TreeSet<>(actual.keySet());
        all.addAll(forecast.keySet());
        List<Month> months = new ArrayList<>();
        Money cumulative = Money.ZERO;
        for (YearMonth month : all) {
            Money spent = actual.getOrDefault(month, Money.ZERO);
            Money expected = forecast.getOrDefault(month, Money.ZERO);
            Money outturn = outturn(month, spent, expected, asOf);
            cumulative = cumulative.plus(outturn);
            months.add(new Month(month, spent, expected, outturn, cumulative, left(budget, cumulative)));
        }
        return months;
    }

    private static @Nullable Money left(@Nullable Money budget, Money cumulative) {
        return budget == null ? null : budget.minus(cumulative);
    }

    private static Money outturn(YearMonth month, Money actual, Money forecast, LocalDate asOf) {
        boolean ended = !month.atEndOfMonth().isAfter(asOf);
        return ended || actual.compareTo(forecast) > 0 ? actual : forecast;
    }

    private static List<Month> total(List<Pot> pots, Money allocation) {
        SortedMap<YearMonth, List<Month>> byMonth = new TreeMap<>();
        pots.forEach(pot -> pot.months()
                .forEach(one -> byMonth.computeIfAbsent(one.month(), key -> new ArrayList<>())
                        .add(one)));
        List<Month> months = new ArrayList<>();
        Money cumulative = Money.ZERO;
        for (Map.Entry<YearMonth, List<Month>> one : byMonth.entrySet()) {
            Money outturn = sum(one.getValue().stream().map(Month::outturn).toList());
            cumulative = cumulative.plus(outturn);
            months.add(new Month(
                    one.getKey(),
                    sum(one.getValue().stream().map(Month::actual).toList()),
                    sum(one.getValue().stream().map(Month::forecast).toList()),
                    outturn,
                    cumulative,
                    allocation.minus(cumulative)));
        }
        return months;
    }

    Money actual() {
        return sum(pots.stream().map(Pot::actual).toList());
    }

    Money outturn() {
        return sum(pots.stream().map(Pot::outturn).toList());
    }

    private static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
