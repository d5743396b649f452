package org.grantsuite.allocation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.GrantGateway;
import org.grantsuite.allocation.grantclient.GrantGateway.GrantDecision;
import org.grantsuite.allocation.plan.domain.Basis;
import org.grantsuite.allocation.plan.domain.Decision;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.PlanProblem;
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
        GrantDecision found = grants.findDecision(plan.grantId(), decisionId)
                .orElseThrow(() -> Refusal.of(
                        PlanProblem.DECISION_UNKNOWN,
                        "grant-service knows no decision " + decisionId + " of the grant"));
        Require.that(
                found.forSplit(),
                () -> Refusal.of(
                        PlanProblem.DECISION_NOT_FOR_SPLIT,
                        "Decision " + found.reference() + " does not have SPLIT among its purposes"));
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
        return new Decision(found.id(), found.reference(), found.decidedOn(), found.effectiveOn(), governing);
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
