package org.grantsuite.grant.reservation.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What of a grant is free, day by day. Facts are entered with their own dates, so paying on a day must leave enough
 * not only on that day but on every later day whose movements are already known.
 */
public record FundsTimeline(Money allocation, List<Day> days, List<Hold> holds, List<Cover> covers) {

    /** @param cash into the grant's cash less out of it; received is gross of set-off */
    public record Day(LocalDate on, Money cash, Money received) {}

    /** What reservations for a day still hold. */
    public record Hold(LocalDate on, Money amount) {}

    /** An underwriting (R13). */
    public record Cover(LocalDate from, @Nullable LocalDate expiresOn, Money amount) {
        /** What was committed while it stood stays covered after it expires. */
        boolean standsOn(LocalDate day) {
            return expiresOn == null || !expiresOn.isBefore(day);
        }
    }

    private record Step(Money cash, Money received, Money cover) {
        static final Step NONE = new Step(Money.ZERO, Money.ZERO, Money.ZERO);

        Step plus(Step other) {
            return new Step(cash.plus(other.cash), received.plus(other.received), cover.plus(other.cover));
        }
    }

    /** The least sum free on any day from {@code day} on; negative where more was charged than came in. */
    public Money leastFrom(LocalDate day) {
        SortedMap<LocalDate, Step> steps = steps(day);
        Step standing = steps.headMap(day).values().stream().reduce(Step.NONE, Step::plus);
        Money least = Money.ofPence(Long.MAX_VALUE);
        for (Step step : steps.tailMap(day).values()) {
            standing = standing.plus(step);
            Money free = standing.cash().plus(standIn(standing));
            least = free.compareTo(least) < 0 ? free : least;
        }
        return least;
    }

    /** What underwriting adds on a day: never more than the department still owes. */
    public Money underwrittenOn(LocalDate day) {
        SortedMap<LocalDate, Step> steps = steps(day);
        return standIn(steps.headMap(day.plusDays(1)).values().stream().reduce(Step.NONE, Step::plus));
    }

    public Money reserved() {
        return holds.stream().map(Hold::amount).reduce(Money.ZERO, Money::plus);
    }

    private SortedMap<LocalDate, Step> steps(LocalDate day) {
        SortedMap<LocalDate, Step> steps = new TreeMap<>();
        steps.put(day, Step.NONE);
        days.forEach(one -> steps.merge(one.on(), new Step(one.cash(), one.received(), Money.ZERO), Step::plus));
        holds.forEach(
                one -> steps.merge(one.on(), new Step(one.amount().negated(), Money.ZERO, Money.ZERO), Step::plus));
        covers.stream()
                .filter(one -> one.standsOn(day))
                .forEach(one -> steps.merge(one.from(), new Step(Money.ZERO, Money.ZERO, one.amount()), Step::plus));
        return steps;
    }

    private Money standIn(Step standing) {
        Money owed = allocation.minus(standing.received());
        if (owed.isNegative()) {
            return Money.ZERO;
        }
        return standing.cover().compareTo(owed) < 0 ? standing.cover() : owed;
    }
}
