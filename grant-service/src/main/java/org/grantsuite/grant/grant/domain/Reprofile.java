package org.grantsuite.grant.grant.domain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.jspecify.annotations.Nullable;

/**
 * Spreads another total over instalments of which some were paid (R11). Those stand as they are; of the others each but
 * the last takes what its term says of the new total and the last takes what is left, so the sum is the new total.
 * Where that would leave the last less than nothing, the others share what is left as they shared before.
 */
public final class Reprofile {
    private Reprofile() {}

    /**
     * An instalment as it stands.
     *
     * @param standing it was paid, in whole or part, and is not recomputed
     * @param term what the edition says of it, null for one the edition does not know
     */
    public record Line(
            Money expected, boolean standing, @Nullable InstalmentTerm term) {}

    /**
     * @return an amount for each line, and one more where all stand and money is left; empty where those that stand
     *     already make more than the total
     */
    public static Optional<List<Money>> of(Money total, List<Line> lines) {
        Money left = total.minus(
                sum(lines.stream().filter(Line::standing).map(Line::expected).toList()));
        List<Line> open = lines.stream().filter(line -> !line.standing()).toList();
        if (left.isNegative()) {
            return Optional.empty();
        }
        List<Money> fresh = byTerms(total, left, open).orElseGet(() -> asBefore(left, open));
        List<Money> all = new ArrayList<>();
        int next = 0;
        for (Line line : lines) {
            all.add(line.standing() ? line.expected() : fresh.get(next++));
        }
        if (open.isEmpty() && !left.isZero()) {
            all.add(left);
        }
        return Optional.of(List.copyOf(all));
    }

    private static Optional<List<Money>> byTerms(Money total, Money left, List<Line> open) {
        List<Money> amounts = new ArrayList<>();
        Money rest = left;
        Money monthly = null;
        for (int i = 0; i < open.size(); i++) {
            if (isMonthly(open.get(i)) && monthly == null) {
                monthly = Money.ofPence(Math.max(rest.pence(), 0) / (open.size() - i));
            }
            boolean last = i == open.size() - 1;
            Money amount = last ? rest : monthly == null ? share(total, open.get(i)) : monthly;
            amounts.add(amount);
            rest = rest.minus(amount);
        }
        return amounts.stream().anyMatch(Money::isNegative) ? Optional.empty() : Optional.of(amounts);
    }

    private static boolean isMonthly(Line line) {
        return line.term() != null && line.term().basis().equals("MONTHLY");
    }

    private static Money share(Money total, Line line) {
        InstalmentTerm term = line.term();
        if (term == null) {
            return line.expected();
        }
        if (term.amount() != null) {
            return term.amount();
        }
        return term.percent() == null ? line.expected() : FundingShares.percent(total, term.percent());
    }

    /** Cumulative shares of what is left, so that the parts always make the whole. */
    private static List<Money> asBefore(Money left, List<Line> open) {
        long whole = sum(open.stream().map(Line::expected).toList()).pence();
        long[] until = new long[open.size() + 1];
        long sofar = 0;
        for (int i = 0; i < open.size(); i++) {
            sofar += open.get(i).expected().pence();
            until[i + 1] = whole == 0 || i == open.size() - 1 ? left.pence() : part(left.pence(), sofar, whole);
        }
        return IntStream.range(0, open.size())
                .mapToObj(i -> Money.ofPence(until[i + 1] - until[i]))
                .toList();
    }

    private static long part(long left, long sofar, long whole) {
        return BigInteger.valueOf(left)
                .multiply(BigInteger.valueOf(sofar))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
