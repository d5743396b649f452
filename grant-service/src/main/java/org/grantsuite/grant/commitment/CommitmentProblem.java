package org.grantsuite.grant.commitment;

import org.grantsuite.commons.problem.ProblemCode;

/** Why nothing is committed or released. */
public enum CommitmentProblem implements ProblemCode {
    COMMITMENT_UNKNOWN(404, "The grant has no such commitment"),
    COMMITMENT_DIFFERS(409, "This business key was committed with other content"),
    RELEASE_EXCEEDS_COMMITMENT(409, "Not that much of the commitment is left"),
    RELEASE_BEFORE_COMMITMENT(422, "A commitment is released on its day or later");

    private final int status;
    private final String title;

    CommitmentProblem(int status, String title) {
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
