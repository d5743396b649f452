package org.grantsuite.grant.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.grantsuite.grant.deadline.Ladder.Rung;
import org.grantsuite.grant.deadline.Ladder.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {
    private static final Due DUE = Due.condition("RP2", "Reporting point 2 due", LocalDate.of(2022, 4, 29), "edition");
    private static final Ladder LADDER = Ladder.byDefault(List.of(
            new Step(14, List.of("grants-officer"), null),
            new Step(14, List.of("board"), DeadlineKind.CONDITION),
            new Step(3, List.of("finance"), DeadlineKind.LOCAL),
            new Step(0, List.of("director"), null),
            new Step(-1, List.of("chief executive"), null)));

    @ParameterizedTest
    @CsvSource({"2022-04-14,0", "2022-04-15,1", "2022-04-28,1", "2022-04-29,2", "2022-04-30,3", "2022-07-01,3"})
    void shouldReachEachDistanceOnItsDay(LocalDate today, int rungs) {
        assertThat(LADDER.reached(DUE, today)).hasSize(rungs);
    }

    @Test
    void shouldTellEverybodyOfOneDistanceTogetherTheNearestLast() {
        assertThat(LADDER.reached(DUE, LocalDate.of(2022, 4, 29)))
                .extracting(Rung::daysBefore, rung -> String.join(",", rung.tell()))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(14, "grants-officer,board"),
                        org.assertj.core.groups.Tuple.tuple(0, "director"));
    }

    @Test
    void shouldFindTwoStepsAtOneDistance() {
        assertThat(Ladder.shared(LADDER.steps())).isEmpty();
        assertThat(Ladder.shared(List.of(new Step(3, List.of("a"), null), new Step(3, List.of("b"), null))))
                .hasValue(3);
    }

    @Test
    void shouldReadTheConfiguredText() {
        assertThat(LadderService.step("-1:grants-officer+section-151-officer"))
                .isEqualTo(new Step(-1, List.of("grants-officer", "section-151-officer"), null));
        assertThatThrownBy(() -> LadderService.step("14")).isInstanceOf(IllegalArgumentException.class);
    }

    /** In April London is an hour ahead of UTC: the day ends at 23:00 UTC. */
    @ParameterizedTest
    @CsvSource({
        "2022-04-29, 2022-04-29T22:59:00Z, true", // 23:59 in London
        "2022-04-29, 2022-04-29T23:01:00Z, false", // 00:01 of the next day
        "2022-01-14, 2022-01-14T23:59:00Z, true", // in winter the clocks agree
        "2022-01-14, 2022-01-15T00:01:00Z, false"
    })
    void shouldEndAtMidnightInLondonSummerAndWinter(LocalDate on, Instant moment, boolean inTime) {
        var due = Due.condition("X", "X", on, "edition");

        assertThat(moment.isBefore(due.endsAt(ZoneId.of("Europe/London")))).isEqualTo(inTime);
    }
}
