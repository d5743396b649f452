package org.grantsuite.allocation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.grantsuite.allocation.api.model.PlanDecision;
import org.grantsuite.allocation.api.model.Residual;
import org.grantsuite.allocation.plan.PlanService.PlanWithPots;
import org.grantsuite.allocation.plan.domain.Basis;
import org.grantsuite.allocation.plan.domain.Decision;
import org.grantsuite.allocation.plan.domain.Finding;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.PlanStatus;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.allocation.plan.domain.PotShare;
import org.grantsuite.allocation.plan.domain.Split;
import org.grantsuite.allocation.warning.Warning;
import org.grantsuite.commons.money.Money;

/** A plan as the contract shows it: stated beside exact, with every deviation (R16). */
final class PlanViews {
    private PlanViews() {}

    static org.grantsuite.allocation.api.model.Plan of(PlanWithPots stored) {
        return of(stored, stored.plan().governing());
    }

    static org.grantsuite.allocation.api.model.Plan of(PlanWithPots stored, Basis basis) {
        Plan plan = stored.plan();
        Split split = stored.split(basis);
        return new org.grantsuite.allocation.api.model.Plan()
                .id(plan.id())
                .grantId(plan.grantId())
                .instalmentNumber(plan.instalmentNumber())
                .name(plan.terms().name())
                .amount(plan.amount())
                .basis(basis)
                .geographyPolicy(plan.terms().geographyPolicy())
                .pots(IntStream.range(0, stored.pots().size())
                        .mapToObj(i -> pot(stored.pots().get(i), split.pots().get(i), plan))
                        .toList())
                .residual(new Residual().amount(split.residual()).holder(Residual.HolderEnum.HELD_IN_GRANT))
                .warnings(warnings(plan, split))
                .status(plan.status())
                .preparedBy(plan.preparedBy())
                .approvedBy(plan.approvedBy())
                .approvedAt(plan.approvedAt())
                .decision(plan.status() == PlanStatus.APPROVED ? decision(plan) : null)
                .recordedAt(plan.recordedAt())
                .version(plan.version());
    }

    private static org.grantsuite.allocation.api.model.Pot pot(Pot pot, PotShare share, Plan plan) {
        Money amount = plan.isReduced() ? pot.amount() : share.amount();
        var percent = share.figures().percent();
        var points = share.deviationPoints();
        return new org.grantsuite.allocation.api.model.Pot()
                .code(pot.code())
                .label(pot.face().label())
                .recipient(pot.face().recipient())
                .percent(percent == null ? null : percent.toString())
                .exact(share.exact())
                .stated(share.figures().stated())
                .deviation(share.deviation())
                .deviationPoints(points == null ? null : points.toPlainString())
                .amount(amount)
                .finding(share.finding())
                .layerOn(pot.face().layerOn())
                .sharing(share.figures().place().sharing())
                .within(share.figures().place().within())
                .purpose(share.figures().place().purpose())
                .mandatoryShare(share.figures().place().mandatoryShare())
                .gross(share.gross())
                .allocated(pot.allocated())
                .awarded(pot.awarded())
                .declined(pot.declined())
                .remaining(amount.minus(pot.allocated()));
    }

    private static PlanDecision decision(Plan plan) {
        Decision decision = plan.requireDecision();
        return new PlanDecision()
                .decisionId(decision.id())
                .reference(decision.reference())
                .decidedOn(decision.decidedOn())
                .effectiveOn(decision.effectiveOn())
                .governingBasis(decision.governingBasis())
                .note(plan.approvalNote());
    }

    private static List<Warning> warnings(Plan plan, Split split) {
        List<Warning> warnings = new ArrayList<>();
        if (plan.isReduced()) {
            warnings.add(Warning.warning(
                    "PLAN_REDUCED",
                    "R14",
                    "Split for " + plan.amount() + ", of which " + plan.standing()
                            + " came; the pots hold what the re-split left them"));
        }
        for (PotShare share : split.pots()) {
            if (share.finding() != Finding.NONE) {
                warnings.add(deviation(share));
            }
        }
        if (split.residual().isPositive()) {
            warnings.add(
                    Warning.info("PLAN_RESIDUAL", "R15", split.residual() + " is in no pot and stays with the grant"));
        }
        return warnings;
    }

    private static Warning deviation(PotShare share) {
        String words = "Pot %s: stated %s, but %s %% is %s; it differs by %s (%s percentage points)"
                .formatted(
                        share.figures().code(),
                        share.figures().stated(),
                        share.figures().percent(),
                        share.exact(),
                        share.deviation(),
                        share.deviationPoints());
        return share.finding() == Finding.ROUNDED_LABEL
                ? Warning.info("POT_LABEL_ROUNDED", "R16", words + "; the percent is only the rounded label")
                : Warning.warning("POT_DEVIATES", "R16", words);
    }
}
