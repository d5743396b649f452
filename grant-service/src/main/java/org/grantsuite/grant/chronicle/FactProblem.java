package org.grantsuite.grant.chronicle;

import org.grantsuite.commons.problem.ProblemCode;

/** What cannot be true of a recorded fact. */
public enum FactProblem implements ProblemCode {
    FACT_IN_THE_FUTURE(422, "What has not happened yet cannot be recorded");

    private final int status;
    private final String title;

    FactProblem(int status, String title) {
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
