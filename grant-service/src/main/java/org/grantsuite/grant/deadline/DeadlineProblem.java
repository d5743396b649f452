package org.grantsuite.grant.deadline;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a deadline is refused, in the order of checking. */
public enum DeadlineProblem implements ProblemCode {
    DEADLINE_DATE_AMBIGUOUS(
            422, "A deadline has a date, or is counted in working days, or in calendar days: one of them"),
    DEADLINE_LIMIT_REACHED(422, "The grant has as many deadlines as can be kept"),
    DEADLINE_UNKNOWN(404, "The grant has no such deadline"),
    DEADLINE_MET_ALREADY(409, "The deadline was met already"),
    LADDER_STEP_TWICE(422, "Two steps of the ladder stand at the same distance for the same kind");

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
