package org.grantsuite.grant.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.reservation.domain.FundsTimeline.Cover;
import org.grantsuite.grant.reservation.domain.FundsTimeline.Day;
import org.grantsuite.grant.reservation.domain.FundsTimeline.Hold;
import org.junit.jupiter.api.Test;

class FundsTimelineTest {
    private static final LocalDate START = LocalDate.of(2021, 12, 1);

    @Test
    void shouldHaveNothingBeforeTheCashCame() {
        var timeline = timeline(List.of(cash(10, 100)), List.of(), List.of());

        assertThat(timeline.leastFrom(day(9))).isEqualTo(pence(0));
        assertThat(timeline.leastFrom(day(10))).isEqualTo(pence(100));
    }

    @Test
    void shouldKeepWhatLaterDaysHaveSpentAlready() {
        var timeline = timeline(List.of(cash(1, 100), out(20, 60)), List.of(), List.of());

        assertThat(timeline.leastFrom(day(5))).isEqualTo(pence(40));
    }

    @Test
    void shouldNotLendBackwardsWhatComesLater() {
        var timeline = timeline(List.of(cash(1, 100), out(2, 90), cash(30, 500)), List.of(), List.of());

        assertThat(timeline.leastFrom(day(3))).isEqualTo(pence(10));
        assertThat(timeline.leastFrom(day(30))).isEqualTo(pence(510));
    }

    @Test
    void shouldHoldWhatIsReserved() {
        var timeline = timeline(List.of(cash(1, 100)), List.of(new Hold(day(8), pence(30))), List.of());

        assertThat(timeline.leastFrom(day(2))).isEqualTo(pence(70));
        assertThat(timeline.reserved()).isEqualTo(pence(30));
    }

    @Test
    void shouldStandInForCashThatHasNotCome() {
        var timeline = timeline(List.of(), List.of(), List.of(new Cover(day(5), null, pence(80))));

        assertThat(timeline.leastFrom(day(4))).isEqualTo(pence(0));
        assertThat(timeline.leastFrom(day(5))).isEqualTo(pence(80));
        assertThat(timeline.underwrittenOn(day(5))).isEqualTo(pence(80));
    }

    @Test
    void shouldNotCountUnderwritingTwiceOnceTheCashIsThere() {
        var timeline = timeline(List.of(cash(10, 1_000)), List.of(), List.of(new Cover(day(5), null, pence(800))));

        assertThat(timeline.leastFrom(day(5))).isEqualTo(pence(800));
        assertThat(timeline.leastFrom(day(10))).isEqualTo(pence(1_000));
        assertThat(timeline.underwrittenOn(day(10))).isEqualTo(pence(0));
    }

    @Test
    void shouldCoverNothingNewAfterAnUnderwritingExpired() {
        var timeline = timeline(List.of(), List.of(), List.of(new Cover(day(5), day(7), pence(80))));

        assertThat(timeline.leastFrom(day(7))).isEqualTo(pence(80));
        assertThat(timeline.leastFrom(day(8))).isEqualTo(pence(0));
    }

    @Test
    void shouldAgreeWithADayByDayCount() {
        var random = new Random(311_788_60);
        for (int run = 0; run < 500; run++) {
            var timeline = random(random);
            LocalDate from = day(random.nextInt(40));

            assertThat(timeline.leastFrom(from)).as("run %d", run).isEqualTo(dayByDay(timeline, from));
        }
    }

    private static FundsTimeline random(Random random) {
        List<Day> days = new ArrayList<>();
        List<Hold> holds = new ArrayList<>();
        List<Cover> covers = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            int amount = 1 + random.nextInt(500);
            days.add(random.nextBoolean() ? cash(random.nextInt(40), amount) : out(random.nextInt(40), amount));
            holds.add(new Hold(day(random.nextInt(40)), pence(random.nextInt(50))));
            LocalDate expires = random.nextBoolean() ? null : day(random.nextInt(40));
            covers.add(new Cover(day(random.nextInt(40)), expires, pence(random.nextInt(300))));
        }
        return timeline(days, holds, covers);
    }

    /** The slow and obvious way: walk every day and add everything up anew. */
    private static Money dayByDay(FundsTimeline timeline, LocalDate from) {
        long least = Long.MAX_VALUE;
        for (LocalDate day = from; day.isBefore(day(60)); day = day.plusDays(1)) {
            long cash = 0;
            long received = 0;
            long cover = 0;
            for (Day one : timeline.days()) {
                cash += one.on().isAfter(day) ? 0 : one.cash().pence();
                received += one.on().isAfter(day) ? 0 : one.received().pence();
            }
            for (Hold one : timeline.holds()) {
                cash -= one.on().isAfter(day) ? 0 : one.amount().pence();
            }
            for (Cover one : timeline.covers()) {
                boolean stands = one.expiresOn() == null || !one.expiresOn().isBefore(from);
                cover += stands && !one.from().isAfter(day) ? one.amount().pence() : 0;
            }
            long owed = Math.max(0, timeline.allocation().pence() - received);
            least = Math.min(least, cash + Math.min(cover, owed));
        }
        return pence(least);
    }

    private static FundsTimeline timeline(List<Day> days, List<Hold> holds, List<Cover> covers) {
        return new FundsTimeline(pence(1_000), days, holds, covers);
    }

    private static Day cash(int on, long amount) {
        return new Day(day(on), pence(amount), pence(amount));
    }

    private static Day out(int on, long amount) {
        return new Day(day(on), pence(-amount), pence(0));
    }

    private static LocalDate day(int number) {
        return START.plusDays(number);
    }

    private static Money pence(long pence) {
        return Money.ofPence(pence);
    }
}
