package org.grantsuite.allocation.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.grantsuite.allocation.apportionment.Apportionment;
import org.grantsuite.allocation.apportionment.Bound;
import org.grantsuite.allocation.apportionment.LimitedShare;
import org.grantsuite.allocation.apportionment.LimitsContradict;
import org.grantsuite.allocation.apportionment.LineOrder;
import org.grantsuite.allocation.apportionment.ProRata;
import org.grantsuite.allocation.apportionment.QueuedShare;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.ShareBasis;
import org.grantsuite.allocation.apportionment.TrueUp;
import org.grantsuite.allocation.run.recipe.Queue;
import org.grantsuite.allocation.run.recipe.Recipe;
import org.grantsuite.allocation.run.recipe.TrueUpRule;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;

/** Works a recipe out on the columns of a snapshot: method, then limits, then true-up. */
final class Sharing {
    private static final int POT_BASIS = 0;

    private final RunOrder order;
    private final Recipe recipe;
    private final Money pot;
    private final RunColumns columns;
    private final long[] weighed;
    private final Groups groups;
    private long[] places = new long[0];

    private Sharing(RunOrder order, Money pot, RunColumns columns) {
        this.order = order;
        this.recipe = order.recipe();
        this.pot = pot;
        this.columns = columns;
        weighed = weigh();
        groups = new Groups(recipe, columns, weighed);
    }

    /** @throws Refusal where there is nothing to share by, too much to pay, or limits that cannot be kept */
    static RunOutcome of(RunOrder order, Money pot, RunColumns columns) {
        return new Sharing(order, pot, columns).outcome();
    }

    private long[] weigh() {
        try {
            long[] made = recipe.method().apply(columns.columns());
            if (Arrays.stream(made).noneMatch(value -> value > 0)) {
                throw Refusal.of(
                        RunProblem.RUN_NOTHING_TO_SHARE_BY, "The snapshot has no units under " + order.drivers());
            }
            return made;
        } catch (ArithmeticException e) {
            throw tooMuchToCount();
        }
    }

    private static Refusal tooMuchToCount() {
        return Refusal.of(RunProblem.RUN_EXCEEDS_POT, "The lines come to more than can be counted");
    }

    private RunOutcome outcome() {
        try {
            LimitedShare share = recipe.method().sharesPot() ? sharePot() : price();
            return trueUp(share);
        } catch (LimitsContradict e) {
            throw Refusal.of(
                            RunProblem.RUN_LIMITS_CONTRADICT,
                            groups.name(e.node()) + " is to get at least " + Money.ofPence(e.floorPence())
                                    + ", and can get at most " + Money.ofPence(e.atMostPence()))
                    .at("recipe.limits", "lower the floor or raise the cap");
        } catch (ArithmeticException e) {
            throw tooMuchToCount();
        }
    }

    /** R21: the pot by weights; with a true-up, what earlier runs gave is on the table too. */
    private LimitedShare sharePot() {
        long whole = pot.pence();
        if (recipe.trueUp() != null) {
            whole = Math.addExact(
                    whole, RunOutcome.sum(recipe.trueUp() == TrueUpRule.CARRY_FORWARD ? columns.earlier() : kept()));
        }
        LineOrder byKey = LineOrder.asListed();
        if (groups.isLimited() && recipe.placed()) {
            return LimitedShare.fill(whole, weighed, groups.nesting(), byKey, order.remainderRule());
        }
        Apportionment shared = ProRata.share(whole, weighed, byKey, order.remainderRule());
        ShareBasis ofPot = new ShareBasis(
                groups.root(), Bound.FREE, whole, whole, shared.totalWeight(), shared.oddPennies(), shared.cut());
        if (!groups.isLimited()) {
            return new LimitedShare(shared.pence(), new int[weighed.length], List.of(ofPot), shared.heldPence());
        }
        return behind(
                ofPot,
                LimitedShare.clamp(whole, shared.pence(), weighed, groups.nesting(), byKey, order.remainderRule()));
    }

    /** What lines got before that still have a claim; who has none now keeps what it got, and it is carried against it. */
    private long[] kept() {
        long[] kept = columns.earlier().clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = weighed[i] > 0 ? kept[i] : 0;
        }
        return kept;
    }

    /** Lines at no limit keep their share of the pot, which is the first basis. */
    private static LimitedShare behind(ShareBasis ofPot, LimitedShare held) {
        List<ShareBasis> bases = new ArrayList<>(List.of(ofPot));
        bases.addAll(held.bases());
        int[] basisOf = Arrays.stream(held.basisOf())
                .map(basis -> basis == LimitedShare.PRICED ? POT_BASIS : basis >= 0 ? basis + 1 : basis)
                .toArray();
        return new LimitedShare(held.pence(), basisOf, bases, held.heldPence());
    }

    private LimitedShare price() {
        Queue queue = recipe.queue();
        if (queue != null) {
            return serve(queue);
        }
        if (groups.isLimited()) {
            return LimitedShare.clamp(
                    pot.pence(), weighed, weighed, groups.nesting(), LineOrder.asListed(), order.remainderRule());
        }
        int[] priced = new int[weighed.length];
        Arrays.fill(priced, LimitedShare.PRICED);
        return new LimitedShare(weighed.clone(), priced, List.of(), 0);
    }

    private LimitedShare serve(Queue queue) {
        QueuedShare served = QueuedShare.serve(
                pot.pence(),
                weighed,
                columns.places(),
                groups.nesting(),
                new QueuedShare.Terms(queue.shortfall(), queue.highestFirst(), order.remainderRule()));
        places = served.places();
        return served.share();
    }

    private List<NamedBasis> named(List<ShareBasis> bases) {
        List<NamedBasis> named = new ArrayList<>();
        for (int i = 0; i < bases.size(); i++) {
            named.add(
                    recipe.queue() == null
                            ? groups.named(bases.get(i))
                            : new NamedBasis(NamedBasis.PLACE, String.valueOf(places[i]), bases.get(i)));
        }
        return named;
    }

    private RunOutcome trueUp(LimitedShare share) {
        long[] pence = share.pence();
        long[] carried = new long[0];
        if (recipe.trueUp() == TrueUpRule.SHARE_REMAINING) {
            pence = pence.clone();
            carried = new long[pence.length];
            long[] kept = kept();
            for (int i = 0; i < pence.length; i++) {
                pence[i] -= kept[i];
                carried[i] = kept[i] - columns.earlier()[i];
            }
        } else if (recipe.trueUp() == TrueUpRule.CARRY_FORWARD) {
            long most = recipe.method().sharesPot() ? pot.pence() : Long.MAX_VALUE;
            TrueUp due =
                    TrueUp.carryForward(most, pence, columns.earlier(), LineOrder.asListed(), order.remainderRule());
            pence = due.pence();
            carried = due.carriedPence();
        }
        return outcome(share, pence, carried);
    }

    /** R22: a residual is left explicit; a negative one is refused. */
    private RunOutcome outcome(LimitedShare share, long[] pence, long[] carried) {
        Money allocated = Money.ofPence(RunOutcome.sum(pence));
        long units = RunOutcome.sum(columns.units());
        if (allocated.compareTo(pot) > 0) {
            throw tooMuch(allocated, units);
        }
        ShareBasis first = recipe.method().sharesPot() ? share.bases().get(POT_BASIS) : null;
        return new RunOutcome(
                pot,
                allocated,
                units,
                pence,
                first == null ? 0 : first.oddPennies(),
                first == null ? null : first.cut(),
                weighed,
                share.basisOf(),
                named(share.bases()),
                carried);
    }

    private Refusal tooMuch(Money allocated, long units) {
        Rate rate = order.rate();
        String what = rate == null || order.method() != RunMethod.RATE_TIMES_UNITS
                ? "The lines come to "
                : units + " units at £" + rate + " come to ";
        Refusal refusal = Refusal.of(
                RunProblem.RUN_EXCEEDS_POT,
                what + allocated + ", the pot holds " + pot + ": " + allocated.minus(pot) + " too much");
        return units == 0
                ? refusal
                : refusal.at(
                        "rate",
                        "at most £" + Rate.effective(pot.pence(), units) + " a unit would fit, before rounding");
    }
}
