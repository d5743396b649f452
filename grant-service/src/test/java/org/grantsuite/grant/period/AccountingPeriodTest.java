package org.grantsuite.grant.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountingPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2021-04-01, 2021-22/1, 2021-04-01, 2021-04-30",
        "2021-12-31, 2021-22/9, 2021-12-01, 2021-12-31",
        "2022-01-01, 2021-22/10, 2022-01-01, 2022-01-31",
        "2022-03-31, 2021-22/12, 2022-03-01, 2022-03-31",
        "2024-02-29, 2023-24/11, 2024-02-01, 2024-02-29",
        "2000-03-31, 1999-00/12, 2000-03-01, 2000-03-31"
    })
    void shouldCountPeriodsFromApril(LocalDate day, String label, LocalDate from, LocalDate to) {
        AccountingPeriod period = AccountingPeriod.on(day, 4);

        assertThat(period.label()).isEqualTo(label);
        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
        assertThat(AccountingPeriod.of(period.financialYear(), period.number(), 4))
                .isEqualTo(period);
    }

    @Test
    void shouldCoverEveryDayOnceWhicheverMonthIsFirst() {
        for (int first = 1; first <= 12; first++) {
            AccountingPeriod period = AccountingPeriod.of(2021, 1, first);
            for (int number = 2; number <= 24; number++) {
                AccountingPeriod next = AccountingPeriod.on(period.to().plusDays(1), first);
                assertThat(next.number()).isEqualTo(period.number() % 12 + 1);
                assertThat(next.from()).isEqualTo(period.to().plusDays(1));
                period = next;
            }
        }
    }

    /** Every action in every state: the table of moves, held against what each is for. */
    @Test
    void shouldAllowEachMoveInOneStateOnly() {
        for (PeriodStatus status : PeriodStatus.values()) {
            for (PeriodAction action : PeriodAction.values()) {
                boolean expected = switch (action) {
                    case CLOSED -> status == PeriodStatus.OPEN;
                    case REOPENING_ASKED -> status == PeriodStatus.CLOSED;
                    case REOPENING_APPROVED, REOPENING_DECLINED -> status == PeriodStatus.REOPENING_ASKED;
                };
                assertThat(action.isAllowedIn(status))
                        .as(action + " in " + status)
                        .isEqualTo(expected);
            }
        }
    }
}
