package org.grantsuite.allocation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.GrantGateway;
import org.grantsuite.allocation.grantclient.GrantGateway.GrantDecision;
import org.grantsuite.allocation.grantclient.GrantGateway.GrantRules;
import org.grantsuite.allocation.grantclient.GrantGateway.MandatoryShare;
import org.grantsuite.allocation.plan.domain.Basis;
import org.grantsuite.allocation.plan.domain.Decision;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.PlanProblem;
import org.grantsuite.allocation.plan.domain.Recipient;
import org.grantsuite.allocation.plan.domain.Split;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;

/** R24: whether a decision carries a plan, asked of grant-service while the approver waits. */
@ApplicationScoped
class PlanDecisions {
    private final GrantGateway grants;

    PlanDecisions(GrantGateway grants) {
        this.grants = grants;
    }

    Decision require(Plan plan, UUID decisionId, Basis governing) {
        GrantDecision found = requireForSplit(plan, decisionId);
        Require.that(
                governing.name().equals(found.governingBasis()),
                () -> Refusal.of(
                        PlanProblem.DECISION_BASIS_DIFFERS,
                        "Decision " + found.reference() + " names "
                                + (found.governingBasis() == null ? "no basis" : found.governingBasis())
                                + " as governing, not " + governing));
        Require.that(
                found.instalmentNumbers().isEmpty() || found.instalmentNumbers().contains(plan.instalmentNumber()),
                () -> Refusal.of(
                        PlanProblem.DECISION_NOT_FOR_INSTALMENT,
                        "Decision " + found.reference() + " is for instalments " + found.instalmentNumbers()));
        requireWithinInstalment(plan);
        GrantRules rules = rules(plan, found.decidedOn());
        return new Decision(
                found.id(), found.reference(), found.decidedOn(), found.effectiveOn(), governing, rules.edition());
    }

    GrantDecision requireForSplit(Plan plan, UUID decisionId) {
        GrantDecision found = grants.findDecision(plan.grantId(), decisionId)
                .orElseThrow(() -> Refusal.of(
                        PlanProblem.DECISION_UNKNOWN,
                        "grant-service knows no decision " + decisionId + " of the grant"));
        Require.that(
                found.forSplit(),
                () -> Refusal.of(
                        PlanProblem.DECISION_NOT_FOR_SPLIT,
                        "Decision " + found.reference() + " does not have SPLIT among its purposes"));
        return found;
    }

    private GrantRules rules(Plan plan, LocalDate day) {
        return grants.findRules(plan.grantId(), day).orElse(GrantRules.NONE);
    }

    /** R17: at least the edition's percent of the plan goes to providers out of the pots that count towards a share. */
    void requireMandatoryShares(Plan plan, Split split, List<Recipient> recipients, LocalDate day) {
        for (MandatoryShare share : rules(plan, day).mandatoryShares()) {
            Money given = split.towards(share.code(), recipients);
            BigDecimal demanded = new BigDecimal(share.percent())
                    .multiply(BigDecimal.valueOf(plan.amount().pence()))
                    .movePointLeft(2);
            if (BigDecimal.valueOf(given.pence()).compareTo(demanded) < 0) {
                Money needed =
                        Money.ofPence(demanded.setScale(0, RoundingMode.CEILING).longValueExact());
                throw Refusal.of(
                                PlanProblem.PLAN_MANDATORY_SHARE_SHORT,
                                "%s %% of %s goes to providers as %s: %s, and the plan gives %s; %s is missing (R17)"
                                        .formatted(
                                                share.percent(),
                                                plan.amount(),
                                                share.code(),
                                                needed,
                                                given,
                                                needed.minus(given)))
                        .at("pots", "mark the pots that count with mandatoryShare " + share.code());
            }
        }
    }

    private void requireWithinInstalment(Plan plan) {
        Map<Integer, Money> expected = grants.expectedInstalments(plan.grantId());
        Money instalment = expected.get(plan.instalmentNumber());
        if (instalment == null) {
            throw Refusal.of(
                    PlanProblem.INSTALMENT_UNKNOWN,
                    "The grant has instalments " + expected.keySet() + ", not " + plan.instalmentNumber());
        }
        if (plan.amount().compareTo(instalment) > 0) {
            throw Refusal.of(
                    PlanProblem.PLAN_EXCEEDS_INSTALMENT,
                    "Instalment " + plan.instalmentNumber() + " is " + instalment + ", the plan splits "
                            + plan.amount());
        }
    }
}
