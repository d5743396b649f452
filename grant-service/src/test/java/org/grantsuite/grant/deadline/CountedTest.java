package org.grantsuite.grant.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.grantsuite.commons.clock.WorkingDays;
import org.junit.jupiter.api.Test;

class CountedTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 12, 17);

    @Test
    void shouldCountWorkingDaysOrCalendarDays() {
        assertThat(new Counted(FRIDAY, 20, Counted.Unit.CALENDAR_DAY).due(new WorkingDays()))
                .isEqualTo(LocalDate.of(2022, 1, 6));
        assertThat(new Counted(FRIDAY, 20).due(new WorkingDays())).isEqualTo(LocalDate.of(2022, 1, 19));
    }
}
