package org.grantsuite.allocation.stamp;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a date is refused. */
public enum DateProblem implements ProblemCode {
    DATE_IN_FUTURE(422, "A recorded fact cannot lie in the future");

    private final int status;
    private final String title;

    DateProblem(int status, String title) {
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
