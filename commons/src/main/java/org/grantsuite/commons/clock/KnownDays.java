package org.grantsuite.commons.clock;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * The days and moments a request may speak of. Java counts to the year 999,999,999 and reads such days too; PostgreSQL stores fewer, and
 * subtracting some years from the first of them fails. Java knows offsets up to 18 hours, PostgreSQL those below 16, the world none beyond 14.
 */
public final class KnownDays {
    public static final String WORDS = "a day of the years 1900 to 9999";
    public static final String WORDS_OF_MOMENTS = "a moment of the years 1900 to 9999, its offset at most 14 hours";
    private static final int FIRST = 1900;
    private static final int LAST = 9999;
    private static final int OFFSET_SECONDS = 14 * 3600;

    private KnownDays() {}

    public static boolean hold(LocalDate day) {
        return holdYear(day.getYear());
    }

    public static boolean hold(OffsetDateTime moment) {
        return holdYear(moment.getYear()) && Math.abs(moment.getOffset().getTotalSeconds()) <= OFFSET_SECONDS;
    }

    private static boolean holdYear(int year) {
        return year >= FIRST && year <= LAST;
    }
}
