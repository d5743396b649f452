package org.grantsuite.grant.posting.domain;

import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.grantsuite.commons.money.Money;

/** What the receiver of a batch counts again: lines, debits, credits, in all and by posting month. */
public record ControlTotals(Sum all, SortedMap<YearMonth, Sum> byMonth) {
    public ControlTotals {
        byMonth = new TreeMap<>(byMonth);
    }

    public record Sum(int lines, Money debit, Money credit) {
        static final Sum NONE = new Sum(0, Money.ZERO, Money.ZERO);

        Sum plus(Sum other) {
            return new Sum(lines + other.lines, debit.plus(other.debit), credit.plus(other.credit));
        }

        Sum with(PostingLine line) {
            return new Sum(lines + 1, debit.plus(line.debit()), credit.plus(line.credit()));
        }
    }

    /** @throws IllegalStateException when debits and credits differ, which whole journals cannot */
    public static ControlTotals of(List<PostingLine> lines) {
        SortedMap<YearMonth, Sum> byMonth = new TreeMap<>();
        Sum all = Sum.NONE;
        for (PostingLine line : lines) {
            all = all.with(line);
            byMonth.put(
                    line.timing().postingMonth(),
                    byMonth.getOrDefault(line.timing().postingMonth(), Sum.NONE).with(line));
        }
        return balanced(all, byMonth);
    }

    public static ControlTotals of(SortedMap<YearMonth, Sum> byMonth) {
        return balanced(byMonth.values().stream().reduce(Sum.NONE, Sum::plus), byMonth);
    }

    private static ControlTotals balanced(Sum all, SortedMap<YearMonth, Sum> byMonth) {
        if (!all.debit().equals(all.credit())) {
            throw new IllegalStateException("a posting batch is out of balance: " + all);
        }
        return new ControlTotals(all, byMonth);
    }
}
