package org.grantsuite.grant.deadline;

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
    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    public LocalDate after(Counted counted) {
        if (counted.unit() == Counted.Unit.CALENDAR_DAY) {
            return counted.on().plusDays(counted.days());
        }
        LocalDate day = counted.on();
        for (int left = counted.days(); left > 0; ) {
            day = day.plusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !holidays.isHoliday(day, ENGLAND);
    }
}
