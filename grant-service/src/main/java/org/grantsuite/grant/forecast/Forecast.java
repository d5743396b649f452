package org.grantsuite.grant.forecast;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Stamp;
import org.jspecify.annotations.Nullable;

/** What the council expects to spend, by pot and month; a later forecast supersedes it. */
record Forecast(Stamp stamp, Told told) {

    record Told(UUID grantId, LocalDate madeOn, @Nullable String note, List<Pot> pots) {}

    record Pot(String potCode, Money budget, List<Month> months) {}

    record Month(YearMonth month, Money amount) {}

    UUID id() {
        return stamp.id();
    }

    /** @throws Refusal naming the first pot or month that stands there twice or is negative */
    static void require(Told told) {
        Set<String> pots = new HashSet<>();
        for (Pot pot : told.pots()) {
            if (!pots.add(pot.potCode())) {
                throw Refusal.of(ForecastProblem.FORECAST_POT_REPEATED, "Pot " + pot.potCode() + " is given twice")
                        .at("pots", "name each pot once");
            }
            requireNotNegative(pot.budget(), pot.potCode());
            Set<YearMonth> months = new HashSet<>();
            for (Month month : pot.months()) {
                requireNotNegative(month.amount(), pot.potCode());
                if (!months.add(month.month())) {
                    throw Refusal.of(
                                    ForecastProblem.FORECAST_MONTH_REPEATED,
                                    month.month() + " is given twice for pot " + pot.potCode())
                            .at("pots", "name each month once in a pot");
                }
            }
        }
    }

    private static void requireNotNegative(Money amount, String potCode) {
        if (amount.isNegative()) {
            throw Refusal.of(ForecastProblem.FORECAST_AMOUNT_NEGATIVE, "Pot " + potCode + " has " + amount)
                    .at("pots", "give nothing or more");
        }
    }
}
