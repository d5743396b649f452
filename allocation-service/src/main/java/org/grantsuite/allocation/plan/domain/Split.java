package org.grantsuite.allocation.plan.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;

/**
 * An amount split into pots and a residual that equal it to the penny (R15), under one governing basis. Pots may lie within
 * pots: a ring-fence inside one, or the pots of a strand, which make it up entirely.
 *
 * @param residual what is in no pot; zero or more
 */
public record Split(Money amount, Basis basis, List<PotShare> pots, Money residual) {

    /**
     * Works a split out.
     *
     * @param named the residual the plan names; zero for none
     * @throws Refusal PLAN_WITHIN_UNKNOWN, PLAN_REST_TWICE, PLAN_POT_FIGURE_MISSING or PLAN_POTS_DO_NOT_SUM
     */
    public static Split of(Money amount, Basis basis, List<PotFigures> pots, Money named) {
        PotTree tree = PotTree.of(pots);
        PotShare[] shares = new PotShare[pots.size()];
        Whole whole = new Whole("the plan", amount, basis);
        Money residual = whole.share(tree.below(null), named, shares);
        whole.requireNamed(tree.below(null), residual, named);
        for (int parent : tree.outsideIn()) {
            shareWithin(parent, basis, tree, shares);
        }
        return new Split(amount, basis, List.copyOf(Arrays.asList(shares)), residual);
    }

    /** What the pots within one leave is its own; a strand is left nothing. */
    private static void shareWithin(int parent, Basis basis, PotTree tree, PotShare[] shares) {
        PotShare share = shares[parent];
        Whole whole = new Whole("pot " + share.figures().code(), share.gross(), basis);
        Money own = whole.share(tree.below(share.figures().code()), Money.ZERO, shares);
        boolean strand = share.figures().place().purpose() == PotPurpose.STRAND;
        if (own.isNegative() || (strand && !own.isZero())) {
            throw Refusal.of(
                            PlanProblem.PLAN_POTS_DO_NOT_SUM,
                            "The pots within %s make %s of %s (R15)"
                                    .formatted(
                                            share.figures().code(),
                                            share.gross().minus(own),
                                            share.gross()))
                    .at("pots", strand ? "the pots of a strand make it up to the penny" : "put less into them");
        }
        shares[parent] = new PotShare(
                share.figures(),
                share.exact(),
                share.deviation(),
                share.deviationPoints(),
                share.finding(),
                own,
                share.gross());
    }

    /** What goes to providers out of the pots that count towards a mandatory share, those within them included (R17). */
    public Money towards(String mandatoryShare, List<Recipient> recipients) {
        PotTree tree = PotTree.of(pots.stream().map(PotShare::figures).toList());
        return IntStream.range(0, pots.size())
                .filter(i -> recipients.get(i) == Recipient.PROVIDERS && tree.counts(i, mandatoryShare))
                .mapToObj(i -> pots.get(i).amount())
                .reduce(Money.ZERO, Money::plus);
    }
}
