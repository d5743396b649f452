package org.grantsuite.grant.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.PotMonth;
import org.junit.jupiter.api.Test;

class OutturnTest {
    private static final YearMonth DECEMBER = YearMonth.of(2021, 12);
    private static final YearMonth JANUARY = YearMonth.of(2022, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2022, 2);

    @Test
    void shouldTakeActualsForEndedMonthsForecastForLaterOnesAndTheLargerForTheMonthOfTheDay() {
        var movements = List.of(
                spent("CARE", DECEMBER, "100.00"),
                new PotMonth("CARE", JANUARY, Account.GRANT_CASH, Account.RECOVERED, Money.parse("10.00")),
                spent("CARE", JANUARY, "30.00"),
                spent(null, JANUARY, "5.00"));
        var forecast = List.of(pot("CARE", "500.00", DECEMBER, "150.00", JANUARY, "70.00", FEBRUARY, "40.00"));

        Outturn outturn = Outturn.of(Money.parse("1000.00"), movements, forecast, LocalDate.of(2022, 1, 15));

        Outturn.Pot care = outturn.pots().get(0);
        assertThat(care.months())
                .extracting(Outturn.Month::outturn)
                .containsExactly(Money.parse("100.00"), Money.parse("70.00"), Money.parse("40.00"));
        assertThat(care.months())
                .extracting(Outturn.Month::projectedUnspent)
                .containsExactly(Money.parse("400.00"), Money.parse("330.00"), Money.parse("290.00"));
        assertThat(care.actual()).isEqualTo(Money.parse("120.00"));
        assertThat(care.forecast()).isEqualTo(Money.parse("90.00"));
        assertThat(care.projectedUnspent()).isEqualTo(Money.parse("290.00"));
        Outturn.Pot other = outturn.pots().get(1);
        assertThat(other.potCode()).isNull();
        assertThat(other.projectedUnspent()).isNull();
        assertThat(outturn.outturn()).isEqualTo(Money.parse("215.00"));
        assertThat(outturn.months())
                .extracting(Outturn.Month::projectedUnspent)
                .containsExactly(Money.parse("900.00"), Money.parse("825.00"), Money.parse("785.00"));
    }

    @Test
    void shouldCountTheActualOnceTheMonthHasEnded() {
        var movements = List.of(spent("CARE", JANUARY, "30.00"));
        var forecast = List.of(pot("CARE", "500.00", JANUARY, "70.00"));

        assertThat(Outturn.of(Money.parse("1000.00"), movements, forecast, LocalDate.of(2022, 1, 30))
                        .outturn())
                .isEqualTo(Money.parse("70.00"));
        assertThat(Outturn.of(Money.parse("1000.00"), movements, forecast, LocalDate.of(2022, 1, 31))
                        .outturn())
                .isEqualTo(Money.parse("30.00"));
    }

    private static PotMonth spent(@org.jspecify.annotations.Nullable String pot, YearMonth month, String amount) {
        return new PotMonth(pot, month, Account.TRANSFERRED, Account.GRANT_CASH, Money.parse(amount));
    }

    private static Forecast.Pot pot(String code, String budget, Object... months) {
        var list = new java.util.ArrayList<Forecast.Month>();
        for (int i = 0; i < months.length; i += 2) {
            list.add(new Forecast.Month((YearMonth) months[i], Money.parse((String) months[i + 1])));
        }
        return new Forecast.Pot(code, Money.parse(budget), list);
    }
}
