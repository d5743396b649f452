package org.grantsuite.reporting.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Easter 2022: Good Friday 15 April, Easter Monday 18 April; the late summer holiday 29 August. */
class WorkingDaysTest {

    private final WorkingDays days = new WorkingDays();

    @ParameterizedTest
    @CsvSource({
        // 28 27 26 25 22 21 20 19, then over Easter, 14 13
        "2022-04-29, 10, 2022-04-13",
        "2022-04-29, 0, 2022-04-29",
        "2022-04-14, -1, 2022-04-19",
        "2022-08-26, -1, 2022-08-30",
        "2022-04-19, 1, 2022-04-14",
    })
    void shouldCountOverEasterAndWeekends(LocalDate day, int before, LocalDate expected) {
        assertThat(days.before(day, before)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-04-14, 2022-04-19, 1",
        "2022-04-19, 2022-04-14, -1",
        "2022-04-13, 2022-04-29, 10",
        "2022-04-15, 2022-04-15, 0"
    })
    void shouldCountBetweenTwoDays(LocalDate from, LocalDate to, int expected) {
        assertThat(days.between(from, to)).isEqualTo(expected);
    }

    /** The trap: the library answers any sub-code, and another one drops Easter Monday and August without a word. */
    @Test
    void shouldNeedTheSubCodeEng() {
        var uk = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
        assertThat(uk.isHoliday(LocalDate.of(2022, 4, 18), "eng")).isTrue();
        assertThat(uk.isHoliday(LocalDate.of(2022, 4, 18), "england")).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2022, 4, 18))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2022, 8, 29))).isFalse();
    }
}
