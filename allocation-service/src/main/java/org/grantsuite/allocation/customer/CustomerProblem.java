package org.grantsuite.allocation.customer;

import org.grantsuite.commons.problem.ProblemCode;

/** Why customer counts are refused. */
public enum CustomerProblem implements ProblemCode {
    CUSTOMER_COUNTS_DIFFER(422, "The case system sent other counts under this reference before");

    private final int status;
    private final String title;

    CustomerProblem(int status, String title) {
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
