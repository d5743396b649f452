package org.grantsuite.allocation.plan;

import java.util.List;
import java.util.stream.IntStream;
import org.grantsuite.allocation.apportionment.LimitedShare;
import org.grantsuite.allocation.apportionment.LimitsContradict;
import org.grantsuite.allocation.apportionment.LineOrder;
import org.grantsuite.allocation.apportionment.Nesting;
import org.grantsuite.allocation.apportionment.RemainderRule;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.PlanProblem;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;

/**
 * A reduced amount over the pots of a plan: each keeps what is committed out of it, what is left is shared by the pots as they
 * were (R23). What was in no pot shrinks like a pot that holds nothing.
 */
record Resplitting(Money before, Money amount, List<Part> pots, Money residual) {

    /** One pot before and after. */
    record Part(String code, Money before, Money committed, Money amount) {}

    static Resplitting of(Plan plan, List<Pot> pots, Money amount) {
        Money before = plan.standing();
        if (amount.compareTo(before) >= 0) {
            throw Refusal.of(
                    PlanProblem.PLAN_RESPLIT_CONTRADICTS,
                    amount + " is no less than " + before + ", which is split already");
        }
        long[] weights = new long[pots.size() + 1];
        long[] committed = new long[pots.size() + 1];
        long[] caps = new long[pots.size() + 1];
        long left = before.pence();
        for (int i = 0; i < pots.size(); i++) {
            weights[i] = pots.get(i).amount().pence();
            committed[i] = pots.get(i).allocated().pence();
            caps[i] = Nesting.UNLIMITED;
            left -= weights[i];
        }
        weights[pots.size()] = left;
        caps[pots.size()] = Nesting.UNLIMITED;
        long[] pence = fill(amount, weights, Nesting.of(committed, caps, List.of()));
        List<Part> parts = IntStream.range(0, pots.size())
                .mapToObj(i -> new Part(
                        pots.get(i).code(), pots.get(i).amount(), pots.get(i).allocated(), Money.ofPence(pence[i])))
                .toList();
        return new Resplitting(before, amount, parts, Money.ofPence(pence[pots.size()]));
    }

    private static long[] fill(Money amount, long[] weights, Nesting nesting) {
        try {
            return LimitedShare.fill(
                            amount.pence(), weights, nesting, LineOrder.asListed(), RemainderRule.LARGEST_REMAINDER)
                    .pence();
        } catch (LimitsContradict e) {
            throw Refusal.of(
                    PlanProblem.PLAN_RESPLIT_CONTRADICTS,
                    "Runs and awards hold " + Money.ofPence(e.floorPence()) + " already, more than " + amount
                            + "; have offers declined or lapse first");
        }
    }
}
