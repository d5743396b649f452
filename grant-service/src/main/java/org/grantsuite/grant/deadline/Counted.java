package org.grantsuite.grant.deadline;

import java.time.LocalDate;
import org.grantsuite.commons.clock.WorkingDays;

/** So many days after a day, which is not counted itself. */
public record Counted(LocalDate on, int days, Unit unit) {
    /** What is counted. */
    public enum Unit {
        WORKING_DAY,
        CALENDAR_DAY
    }

    public Counted(LocalDate on, int workingDays) {
        this(on, workingDays, Unit.WORKING_DAY);
    }

    public LocalDate due(WorkingDays workingDays) {
        return unit == Unit.CALENDAR_DAY ? on.plusDays(days) : workingDays.after(on, days);
    }
}
