package org.grantsuite.grant.period;

import java.time.LocalDate;

/**
 * A month of a council's financial year.
 *
 * @param financialYear the calendar year it begins in: 2021 is 2021-22
 * @param number 1 for the first month of the year
 */
public record AccountingPeriod(int financialYear, int number, LocalDate from, LocalDate to) {
    static final int MONTHS = 12;

    /** @param firstMonth of the financial year, 4 for April */
    public static AccountingPeriod of(int financialYear, int number, int firstMonth) {
        LocalDate from = LocalDate.of(financialYear, firstMonth, 1).plusMonths(number - 1L);
        return new AccountingPeriod(
                financialYear, number, from, from.plusMonths(1).minusDays(1));
    }

    public static AccountingPeriod on(LocalDate day, int firstMonth) {
        int before = day.getMonthValue() < firstMonth ? 1 : 0;
        int year = day.getYear() - before;
        return of(year, day.getMonthValue() - firstMonth + before * MONTHS + 1, firstMonth);
    }

    /** As 2021-22/10. */
    public String label() {
        return "%d-%02d/%d".formatted(financialYear, (financialYear + 1) % 100, number);
    }
}
