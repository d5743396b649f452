package org.grantsuite.grant.decision;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a decision is refused, in the order of checking. */
public enum DecisionProblem implements ProblemCode {
    DECISION_NOT_FOUND(404, "The grant has no such decision"),
    DECISION_REFERENCE_USED(409, "The grant has a decision of this reference"),
    DECISION_EFFECTIVE_TOO_EARLY(422, "A decision takes effect after its call-in has ended (R24)"),
    UNDERWRITING_NOT_STATED(422, "A decision to underwrite states the amount (R13)"),
    UNDERWRITING_NOT_A_PURPOSE(422, "The decision is not made to underwrite"),
    URGENCY_NOT_STATED(422, "An urgent decision says who agreed to the urgency, and why it could not wait"),
    URGENCY_NOT_OF_THIS_KIND(422, "Only a decision of the kind URGENT states an urgency"),
    DELEGATION_UNKNOWN(422, "There is no such delegation here"),
    DELEGATION_ENDED(422, "The delegation had ended when the decision was made"),
    DELEGATION_DOES_NOT_COVER(422, "The decision is beyond the delegation"),
    DECISION_UNKNOWN(422, "There is no such decision here");

    private final int status;
    private final String title;

    DecisionProblem(int status, String title) {
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
