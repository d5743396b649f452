package org.grantsuite.quickstart.invariant;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** England's working days from October 2021 to June 2022, from the published list and not from a library. */
final class WorkingDay {
    private static final Set<LocalDate> BANK_HOLIDAYS = Set.of(
            LocalDate.of(2021, 12, 27),
            LocalDate.of(2021, 12, 28),
            LocalDate.of(2022, 1, 3),
            LocalDate.of(2022, 4, 15),
            LocalDate.of(2022, 4, 18),
            LocalDate.of(2022, 5, 2),
            LocalDate.of(2022, 6, 2),
            LocalDate.of(2022, 6, 3));

    private WorkingDay() {}

    /** The day itself is not counted. */
    static LocalDate after(LocalDate day, int days) {
        LocalDate at = day;
        for (int left = days; left > 0; ) {
            at = at.plusDays(1);
            if (isWorking(at)) {
                left--;
            }
        }
        return at;
    }

    private static boolean isWorking(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !BANK_HOLIDAYS.contains(day);
    }
}
