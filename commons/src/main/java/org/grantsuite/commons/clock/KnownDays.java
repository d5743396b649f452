package org.grantsuite.commons.clock;

import java.time.LocalDate;

/**
 * The days a request may speak of. Java counts to the year 999,999,999 and reads such days too; PostgreSQL stores fewer, and
 * subtracting some years from the first of them fails.
 */
public final class KnownDays {
    public static final String WORDS = "a day of the years 1900 to 9999";
    private static final int FIRST = 1900;
    private static final int LAST = 9999;

    private KnownDays() {}

    public static boolean hold(LocalDate day) {
        return holdYear(day.getYear());
    }

    public static boolean holdYear(int year) {
        return year >= FIRST && year <= LAST;
    }
}
