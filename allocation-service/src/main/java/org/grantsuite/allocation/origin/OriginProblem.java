package org.grantsuite.allocation.origin;

import org.grantsuite.commons.problem.ProblemCode;

/** Why an origin cannot be told. */
public enum OriginProblem implements ProblemCode {
    SNAPSHOT_NOT_DERIVED(404, "The snapshot was not derived from anything");

    private final int status;
    private final String title;

    OriginProblem(int status, String title) {
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
