package org.grantsuite.commons.clock;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Working days of England (invariant 13). The sub-code must be {@code eng}: another silently drops Easter Monday and
 * August.
 */
@ApplicationScoped
public class WorkingDays {

    private static final String ENGLAND = "eng";

    /** The calendar is read when the first day is asked for, not at each start. */
    private static final class Holidays {
        static final HolidayManager UNITED_KINGDOM =
                HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    }

    public LocalDate after(LocalDate day, int workingDays) {
        return before(day, -workingDays);
    }

    /** So many working days before a day, after it where negative; a day is not counted itself. */
    public LocalDate before(LocalDate day, int workingDays) {
        int step = workingDays < 0 ? 1 : -1;
        var found = day;
        for (int left = Math.abs(workingDays); left > 0; ) {
            found = found.plusDays(step);
            left -= isWorkingDay(found) ? 1 : 0;
        }
        return found;
    }

    /** Working days from {@code from} to {@code to}, {@code from} not counted; negative where {@code to} has passed. */
    public int between(LocalDate from, LocalDate to) {
        boolean passed = to.isBefore(from);
        var day = passed ? to : from;
        var end = passed ? from : to;
        int days = 0;
        while (day.isBefore(end)) {
            day = day.plusDays(1);
            days += isWorkingDay(day) ? 1 : 0;
        }
        return passed ? -days : days;
    }

    public boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !Holidays.UNITED_KINGDOM.isHoliday(day, ENGLAND);
    }
}
