package org.grantsuite.commons.clock;

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

    @ParameterizedTest
    @CsvSource({
        "2021-12-17, 1, 2021-12-20", // over a weekend
        "2021-12-24, 1, 2021-12-29", // Christmas and Boxing Day observed on Monday and Tuesday
        "2021-12-17, 20, 2022-01-19", // and New Year's Day observed on the 3rd
        "2022-04-14, 1, 2022-04-19", // Good Friday and Easter Monday
        "2021-08-27, 1, 2021-08-31", // the last Monday of August, in England only
        "2022-06-01, 1, 2022-06-06", // two days of the Platinum Jubilee
        "2022-05-31, 5, 2022-06-09", // a promise across the Jubilee
        "2022-09-16, 1, 2022-09-20", // the state funeral of 19 September 2022
        "2022-09-12, 10, 2022-09-27",
        "2021-12-20, 10, 2022-01-06", // the whole of Christmas
        "2022-04-11, 5, 2022-04-20", // the whole of Easter
        "2022-03-16, 1, 2022-03-17" // St Patrick's Day is none in England
    })
    void shouldCountWorkingDaysOfEngland(LocalDate from, int count, LocalDate due) {
        assertThat(days.after(from, count)).isEqualTo(due);
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
