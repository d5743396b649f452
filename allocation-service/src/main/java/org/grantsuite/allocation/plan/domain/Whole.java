package org.grantsuite.allocation.plan.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.grantsuite.allocation.apportionment.LineOrder;
import org.grantsuite.allocation.apportionment.ProRata;
import org.grantsuite.allocation.apportionment.RemainderRule;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** One whole, the plan or a pot with pots within it, and how the pots right below share it. */
record Whole(String name, Money amount, Basis basis) {
    private static final Money ONE_POUND = Money.ofPence(100);

    /**
     * Fixed amounts first, percents of what they leave, then the rest.
     *
     * @param named what stays in no pot, where one takes the rest
     * @return what is left of the whole
     */
    Money share(List<PotTree.Indexed> pots, Money named, PotShare[] shares) {
        Money fixed = pots.stream()
                .filter(pot -> pot.figures().place().sharing() == PotSharing.FIXED)
                .map(pot -> stated(pot.figures(), "its amount comes first"))
                .reduce(Money.ZERO, Money::plus);
        Money divided = amount.minus(fixed);
        List<@Nullable Money> exact = exact(divided.isNegative() ? Money.ZERO : divided, pots);
        Money left = amount;
        int rest = -1;
        for (int i = 0; i < pots.size(); i++) {
            PotFigures figures = pots.get(i).figures();
            if (figures.place().sharing() == PotSharing.REST) {
                rest = rest < 0 ? i : restTwice(figures);
            } else {
                PotShare share = share(figures, exact.get(i), divided);
                shares[pots.get(i).place()] = share;
                left = left.minus(share.gross());
            }
        }
        if (rest < 0) {
            return left;
        }
        Money taken = left.minus(named);
        shares[pots.get(rest).place()] = rest(pots.get(rest).figures(), taken);
        return named;
    }

    private int restTwice(PotFigures pot) {
        throw Refusal.of(
                PlanProblem.PLAN_REST_TWICE, "Pot " + pot.code() + " is the second to take the rest of " + name);
    }

    private PotShare rest(PotFigures pot, Money taken) {
        if (taken.isNegative()) {
            throw Refusal.of(
                            PlanProblem.PLAN_POTS_DO_NOT_SUM,
                            "The pots make " + taken.negated() + " more than " + name
                                    + " holds, so there is no rest for pot " + pot.code() + " (R15)")
                    .at("pots", "pots plus residual equal the amount to the penny");
        }
        Money stated = pot.stated();
        Money deviation = stated == null ? null : stated.minus(taken);
        boolean deviates = deviation != null && size(deviation).compareTo(ONE_POUND) > 0;
        return new PotShare(pot, taken, deviation, null, deviates ? Finding.DEVIATES : Finding.NONE, taken, taken);
    }

    /**
     * R15: nothing is left over without being named. An amount a PERCENT plan also states may name another residual.
     */
    void requireNamed(List<PotTree.Indexed> pots, Money residual, Money named) {
        boolean namedForAmounts = basis == Basis.PERCENT
                && pots.stream().allMatch(pot -> pot.figures().stated() != null)
                && named.equals(amount.minus(statedTotal(pots)));
        if (residual.isNegative() || !(residual.equals(named) || (namedForAmounts && residual.isZero()))) {
            throw Refusal.of(
                            PlanProblem.PLAN_POTS_DO_NOT_SUM,
                            "By %s the pots make %s of %s, and %s is named as residual: %s is unexplained (R15)"
                                    .formatted(basis, amount.minus(residual), amount, named, residual.minus(named)))
                    .at("pots", "pots plus residual equal the amount to the penny");
        }
    }

    private static Money statedTotal(List<PotTree.Indexed> pots) {
        return pots.stream()
                .map(pot -> Objects.requireNonNull(pot.figures().stated()))
                .reduce(Money.ZERO, Money::plus);
    }

    private Money stated(PotFigures pot, String why) {
        Money stated = pot.stated();
        if (stated == null) {
            throw Refusal.of(
                    PlanProblem.PLAN_POT_FIGURE_MISSING, "Pot " + pot.code() + " needs an amount, because " + why);
        }
        return stated;
    }

    private PotShare share(PotFigures pot, @Nullable Money exact, Money divided) {
        boolean byAmount = basis == Basis.AMOUNT || pot.place().sharing() == PotSharing.FIXED;
        Money governing = byAmount ? stated(pot, "basis is " + basis) : exact;
        if (governing == null) {
            throw Refusal.of(
                    PlanProblem.PLAN_POT_FIGURE_MISSING,
                    "Pot " + pot.code() + " needs a percent, because basis is " + basis);
        }
        Money stated = pot.stated();
        if (stated == null || exact == null) {
            return new PotShare(pot, exact, null, null, Finding.NONE, governing, governing);
        }
        Percent percent = Objects.requireNonNull(pot.percent());
        BigDecimal share = divided.isPositive() ? Percent.share(stated.pence(), divided.pence()) : BigDecimal.ZERO;
        Money deviation = stated.minus(exact);
        return new PotShare(
                pot,
                exact,
                deviation,
                share.subtract(percent.value()),
                finding(deviation, share, percent),
                governing,
                governing);
    }

    /** R16: past a pound it is worth a word; a label that is merely rounded is only information. */
    private static Finding finding(Money deviation, BigDecimal share, Percent percent) {
        if (size(deviation).compareTo(ONE_POUND) <= 0) {
            return Finding.NONE;
        }
        return percent.isLabelOf(share) ? Finding.ROUNDED_LABEL : Finding.DEVIATES;
    }

    private static Money size(Money deviation) {
        return deviation.isNegative() ? deviation.negated() : deviation;
    }

    /**
     * Shares by percent. What the percents leave of a hundred is one more line, so that the pennies are given away once
     * and pots and rest make the amount. Percents beyond a hundred cannot be shared; each is then worked out by itself,
     * to be shown beside the stated amounts.
     */
    private static List<@Nullable Money> exact(Money divided, List<PotTree.Indexed> pots) {
        long[] weights = new long[pots.size() + 1];
        long given = 0;
        for (int i = 0; i < pots.size(); i++) {
            Percent percent = percent(pots.get(i).figures());
            weights[i] = percent == null ? 0 : percent.micros();
            given += weights[i];
        }
        boolean beyond = given > Percent.HUNDRED.micros();
        weights[pots.size()] = beyond ? 0 : Percent.HUNDRED.micros() - given;
        long[] pence = beyond
                ? eachByItself(divided.pence(), weights)
                : ProRata.share(divided.pence(), weights, LineOrder.asListed(), RemainderRule.LARGEST_REMAINDER)
                        .pence();
        @Nullable Money[] exact = new Money[pots.size()];
        for (int i = 0; i < pots.size(); i++) {
            exact[i] = percent(pots.get(i).figures()) == null ? null : Money.ofPence(pence[i]);
        }
        return Arrays.asList(exact);
    }

    /** A fixed amount or a rest is no part of what the percents share. */
    private static @Nullable Percent percent(PotFigures pot) {
        return pot.place().sharing() == PotSharing.BASIS ? pot.percent() : null;
    }

    private static long[] eachByItself(long amountPence, long[] micros) {
        long[] pence = new long[micros.length];
        for (int i = 0; i < micros.length; i++) {
            pence[i] = BigDecimal.valueOf(amountPence)
                    .multiply(BigDecimal.valueOf(micros[i], 8))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
        return pence;
    }
}
