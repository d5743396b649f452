package org.grantsuite.reporting.policy;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a policy is refused. */
public enum PolicyProblem implements ProblemCode {
    LADDER_RUNG_TWICE(422, "Two rungs stand at one distance");

    private final int status;
    private final String title;

    PolicyProblem(int status, String title) {
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
