package org.grantsuite.allocation.plan.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.grantsuite.allocation.apportionment.LineOrder;
import org.grantsuite.allocation.apportionment.ProRata;
import org.grantsuite.allocation.apportionment.RemainderRule;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An amount split into pots and a residual that equal it to the penny (R15), under one governing basis.
 *
 * @param residual what is in no pot; zero or more
 */
public record Split(Money amount, Basis basis, List<PotShare> pots, Money residual) {
    private static final Money ONE_POUND = Money.ofPence(100);

    /**
     * Works a split out.
     *
     * @param named the residual the plan names; zero for none
     * @throws Refusal PLAN_POT_FIGURE_MISSING or PLAN_POTS_DO_NOT_SUM
     */
    public static Split of(Money amount, Basis basis, List<PotFigures> pots, Money named) {
        List<@Nullable Money> exact = exact(amount, pots);
        List<PotShare> shares = new ArrayList<>();
        Money residual = amount;
        for (int i = 0; i < pots.size(); i++) {
            PotShare share = share(amount, basis, pots.get(i), exact.get(i));
            shares.add(share);
            residual = residual.minus(share.amount());
        }
        requireNamed(amount, residual, basis, pots, named);
        return new Split(amount, basis, List.copyOf(shares), residual);
    }

    /**
     * R15: nothing is left over without being named. An amount a PERCENT plan also states may name another residual.
     */
    private static void requireNamed(Money amount, Money residual, Basis basis, List<PotFigures> pots, Money named) {
        boolean namedForAmounts = basis == Basis.PERCENT
                && pots.stream().allMatch(pot -> pot.stated() != null)
                && named.equals(amount.minus(statedTotal(pots)));
        if (residual.isNegative() || !(residual.equals(named) || (namedForAmounts && residual.isZero()))) {
            throw Refusal.of(
                            PlanProblem.PLAN_POTS_DO_NOT_SUM,
                            "By %s the pots make %s of %s, and %s is named as residual: %s is unexplained (R15)"
                                    .formatted(basis, amount.minus(residual), amount, named, residual.minus(named)))
                    .at("pots", "pots plus residual equal the amount to the penny");
        }
    }

    private static Money statedTotal(List<PotFigures> pots) {
        return pots.stream().map(pot -> Objects.requireNonNull(pot.stated())).reduce(Money.ZERO, Money::plus);
    }

    private static PotShare share(Money amount, Basis basis, PotFigures pot, @Nullable Money exact) {
        Money stated = pot.stated();
        Money governing = basis == Basis.AMOUNT ? stated : exact;
        if (governing == null) {
            String missing = basis == Basis.AMOUNT ? "an amount" : "a percent";
            throw Refusal.of(
                    PlanProblem.PLAN_POT_FIGURE_MISSING,
                    "Pot " + pot.code() + " needs " + missing + ", because basis is " + basis);
        }
        if (stated == null || exact == null) {
            return new PotShare(pot, exact, null, null, Finding.NONE, governing);
        }
        Percent percent = Objects.requireNonNull(pot.percent());
        BigDecimal share = Percent.share(stated.pence(), amount.pence());
        return new PotShare(
                pot,
                exact,
                stated.minus(exact),
                share.subtract(percent.value()),
                finding(stated.minus(exact), share, percent),
                governing);
    }

    /** R16: past a pound it is worth a word; a label that is merely rounded is only information. */
    private static Finding finding(Money deviation, BigDecimal share, Percent percent) {
        Money size = deviation.isNegative() ? deviation.negated() : deviation;
        if (size.compareTo(ONE_POUND) <= 0) {
            return Finding.NONE;
        }
        return percent.isLabelOf(share) ? Finding.ROUNDED_LABEL : Finding.DEVIATES;
    }

    /**
     * Shares by percent. What the percents leave of a hundred is one more line, so that the pennies are given away once
     * and pots and rest make the amount. Percents beyond a hundred cannot be shared; each is then worked out by itself,
     * to be shown beside the stated amounts.
     */
    private static List<@Nullable Money> exact(Money amount, List<PotFigures> pots) {
        long given = pots.stream()
                .mapToLong(pot -> pot.percent() == null ? 0 : pot.percent().micros())
                .sum();
        long whole = Math.max(given, Percent.HUNDRED.micros());
        long[] weights = new long[pots.size() + 1];
        for (int i = 0; i < pots.size(); i++) {
            Percent percent = pots.get(i).percent();
            weights[i] = percent == null ? 0 : percent.micros();
        }
        weights[pots.size()] = whole - given;
        long[] pence = given > Percent.HUNDRED.micros()
                ? eachByItself(amount.pence(), weights)
                : ProRata.share(amount.pence(), weights, LineOrder.asListed(), RemainderRule.LARGEST_REMAINDER)
                        .pence();
        List<@Nullable Money> exact = new ArrayList<>();
        for (int i = 0; i < pots.size(); i++) {
            exact.add(pots.get(i).percent() == null ? null : Money.ofPence(pence[i]));
        }
        return exact;
    }

    private static long[] eachByItself(long amountPence, long[] micros) {
        long[] pence = new long[micros.length];
        for (int i = 0; i < micros.length; i++) {
            pence[i] = BigDecimal.valueOf(amountPence)
                    .multiply(BigDecimal.valueOf(micros[i], 8))
                    .setScale(0, java.math.RoundingMode.HALF_UP)
                    .longValueExact();
        }
        return pence;
    }
}
