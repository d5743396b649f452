package org.grantsuite.grant.scheme.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.grantsuite.grant.scheme.domain.EditionTimeline.Span;
import org.grantsuite.grant.scheme.domain.EditionTimeline.Succession;
import org.junit.jupiter.api.Test;

class EditionTimelineTest {
    private static final LocalDate JULY = LocalDate.of(2022, 7, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2022, 10, 1);
    private final EditionTimeline timeline =
            new EditionTimeline(List.of(new Succession("b", "c", OCTOBER), new Succession("a", "b", JULY)));

    @Test
    void shouldKnowTheEditionOfEachDay() {
        assertThat(timeline.on("a", JULY.minusDays(1))).isEqualTo("a");
        assertThat(timeline.on("a", JULY)).isEqualTo("b");
        assertThat(timeline.on("a", OCTOBER.minusDays(1))).isEqualTo("b");
        assertThat(timeline.on("a", OCTOBER)).isEqualTo("c");
    }

    @Test
    void shouldBeginWithTheEditionAGrantWasMadeUnder() {
        assertThat(timeline.on("b", JULY.minusYears(1))).isEqualTo("b");
        assertThat(timeline.on("x", OCTOBER)).isEqualTo("x");
    }

    @Test
    void shouldSpanAllDaysWithoutGapOrOverlap() {
        assertThat(timeline.spans("a"))
                .containsExactly(new Span("a", null, JULY), new Span("b", JULY, OCTOBER), new Span("c", OCTOBER, null));
    }

    @Test
    void shouldSeeACircleAndAnOrderThatCannotBe() {
        assertThat(timeline.leadsTo("a", "c")).isTrue();
        assertThat(timeline.leadsTo("c", "a")).isFalse();
        assertThat(timeline.inOrder(new Succession("c", "d", OCTOBER.plusDays(1))))
                .isTrue();
        assertThat(timeline.inOrder(new Succession("c", "d", OCTOBER))).isFalse();
        assertThat(timeline.inOrder(new Succession("z", "b", OCTOBER))).isFalse();
    }
}
