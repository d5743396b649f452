package org.grantsuite.grant.posting.domain;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a finance system numbers its periods.
 *
 * @param firstMonth month of period 1; 4 is April
 * @param template FY the year the financial year begins in, FYE it ends in, PP and P the period, YYYY, YY and MMM the month
 */
public record PostingPeriod(int firstMonth, String template) {
    // Not Locale.UK: since Java 16 it abbreviates September to "Sept".
    private static final DateTimeFormatter MONTH_NAME = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    public String of(YearMonth month) {
        int period = Math.floorMod(month.getMonthValue() - firstMonth, 12) + 1;
        int begins = month.getMonthValue() >= firstMonth ? month.getYear() : month.getYear() - 1;
        int ends = firstMonth == 1 ? begins : begins + 1;
        return template.replace("{FYE}", Integer.toString(ends))
                .replace("{FY}", Integer.toString(begins))
                .replace("{PP}", period < 10 ? "0" + period : Integer.toString(period))
                .replace("{P}", Integer.toString(period))
                .replace("{YYYY}", Integer.toString(month.getYear()))
                .replace("{YY}", Integer.toString(month.getYear()).substring(2))
                .replace("{MMM}", MONTH_NAME.format(month));
    }

    boolean namesTheMonth() {
        return template.contains("{PP}") || template.contains("{P}") || template.contains("{MMM}");
    }

    boolean namesTheYear() {
        return template.contains("{FY") || template.contains("{YY");
    }
}
