package org.grantsuite.grant.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private final WorkingDays days = new WorkingDays();

    @Test
    void shouldCountCalendarDaysWhateverTheDay() {
        assertThat(days.after(new Counted(LocalDate.of(2021, 12, 17), 20, Counted.Unit.CALENDAR_DAY)))
                .isEqualTo(LocalDate.of(2022, 1, 6));
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
        assertThat(days.after(new Counted(from, count))).isEqualTo(due);
    }
}
