package org.grantsuite.grant.gate;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a submission is refused, in the order of checking. */
public enum SubmissionProblem implements ProblemCode {
    REPORTING_POINT_UNKNOWN(422, "The edition has no such reporting point"),
    SUBMISSION_DIFFERS(409, "This version of the return was told with other content");

    private final int status;
    private final String title;

    SubmissionProblem(int status, String title) {
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
