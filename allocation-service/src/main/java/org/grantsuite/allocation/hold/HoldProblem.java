package org.grantsuite.allocation.hold;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a hold cannot be placed or lifted, in the order of checking. */
public enum HoldProblem implements ProblemCode {
    HOLD_UNKNOWN(404, "There is no such hold"),
    HOLD_SUBJECT_UNKNOWN(422, "There is nothing of that name to hold"),
    HOLD_STANDS_ALREADY(409, "There is a hold on it already"),
    HOLD_LIFTED_ALREADY(409, "The hold was lifted before"),
    HOLD_LIFTED_BY_WHO_PLACED_IT(403, "Who placed a hold does not lift it");

    private final int status;
    private final String title;

    HoldProblem(int status, String title) {
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
