package org.grantsuite.grant.deadline;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a deadline is refused, in the order of checking. */
public enum DeadlineProblem implements ProblemCode {
    DEADLINE_DATE_AMBIGUOUS(422, "A deadline has a date or is counted in working days, one of the two"),
    DEADLINE_LIMIT_REACHED(422, "The grant has as many deadlines as can be kept");

    private final int status;
    private final String title;

    DeadlineProblem(int status, String title) {
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
