package org.grantsuite.grant.period;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The councils' financial year: April is period 1 unless configured otherwise. */
@ApplicationScoped
public class AccountingCalendar {
    private final int firstMonth;

    AccountingCalendar(@ConfigProperty(name = "suite.accounting.first-month", defaultValue = "4") int firstMonth) {
        this.firstMonth = firstMonth;
    }

    public AccountingPeriod period(int financialYear, int number) {
        return AccountingPeriod.of(financialYear, number, firstMonth);
    }

    public AccountingPeriod on(LocalDate day) {
        return AccountingPeriod.on(day, firstMonth);
    }

    public List<AccountingPeriod> year(int financialYear) {
        return IntStream.rangeClosed(1, AccountingPeriod.MONTHS)
                .mapToObj(number -> period(financialYear, number))
                .toList();
    }

    /** The last day of a financial year: 31 March 2022 for 2021. */
    public LocalDate yearEnd(int financialYear) {
        return period(financialYear, AccountingPeriod.MONTHS).to();
    }
}
