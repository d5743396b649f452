package org.grantsuite.grant.decision;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a delegation is refused, in the order of checking. */
public enum DelegationProblem implements ProblemCode {
    DELEGATION_NOT_FOUND(404, "There is no such delegation here"),
    DECISION_DOES_NOT_DELEGATE(422, "The decision was not made to delegate"),
    DELEGATION_DATES_REVERSED(422, "The delegation would end before it begins"),
    DELEGATION_ENDED_ALREADY(409, "The end of the delegation is recorded");

    private final int status;
    private final String title;

    DelegationProblem(int status, String title) {
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
