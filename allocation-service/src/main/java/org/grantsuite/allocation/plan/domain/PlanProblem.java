package org.grantsuite.allocation.plan.domain;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot be done with a plan, in the order of checking. */
public enum PlanProblem implements ProblemCode {
    PLAN_UNKNOWN(404, "There is no such plan"),
    PLAN_APPROVED_ALREADY(409, "An approved plan is never changed"),
    PLAN_POT_CODE_REPEATED(422, "Two pots have the same code"),
    PLAN_LAYER_UNKNOWN(422, "A layer stands on another pot of its plan"),
    PLAN_WITHIN_UNKNOWN(422, "A pot lies within another pot of its plan, never in itself"),
    PLAN_REST_TWICE(422, "One pot at most takes the rest of a whole"),
    PLAN_PURPOSE_CONTRADICTS(422, "The pot's purpose and its recipient do not go together"),
    PLAN_POT_FIGURE_MISSING(422, "A pot lacks the figure its basis needs"),
    PLAN_POTS_DO_NOT_SUM(422, "Pots and residual do not make the amount"),
    PREPARER_MAY_NOT_APPROVE(403, "Who prepared it may not approve it"),
    DECISION_UNKNOWN(422, "grant-service knows no such decision of the grant"),
    DECISION_NOT_FOR_SPLIT(422, "The decision is not about splitting the grant"),
    DECISION_BASIS_DIFFERS(422, "The decision names another governing basis"),
    DECISION_NOT_FOR_INSTALMENT(422, "The decision does not cover the instalment"),
    INSTALMENT_UNKNOWN(422, "The grant has no such instalment"),
    PLAN_EXCEEDS_INSTALMENT(422, "The plan splits more than the instalment"),
    PLAN_INSTALMENT_SPLIT_ALREADY(409, "Another plan of the instalment is approved"),
    PLAN_MANDATORY_SHARE_SHORT(422, "Less than the mandatory share goes to providers"),
    PLAN_RESPLIT_CONTRADICTS(409, "More is committed than the reduced amount"),
    PLANS_OF_DIFFERENT_GRANTS(422, "Plans are compared within one grant"),
    PLAN_NOT_APPROVED(409, "The plan is not approved"),
    POT_UNKNOWN(422, "The plan has no such pot"),
    POT_IS_A_STRAND(422, "A strand holds pots; money leaves those"),
    POT_IS_DIRECT(422, "The council spends this pot itself"),
    POT_EXCEEDED(409, "The pot has not enough left");

    private final int status;
    private final String title;

    PlanProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
