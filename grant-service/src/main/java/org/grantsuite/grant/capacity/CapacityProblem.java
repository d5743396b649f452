package org.grantsuite.grant.capacity;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a judgement is not answered. */
public enum CapacityProblem implements ProblemCode {
    JUDGEMENT_UNKNOWN(404, "The grant has no such judgement"),
    JUDGEMENT_ANSWERED(409, "The judgement was answered already"),
    JUDGE_MAY_NOT_APPROVE(403, "Who made a judgement may not answer it");

    private final int status;
    private final String title;

    CapacityProblem(int status, String title) {
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
