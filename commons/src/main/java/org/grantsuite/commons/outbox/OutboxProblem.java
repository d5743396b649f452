package org.grantsuite.commons.outbox;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot be done to a work item. */
public enum OutboxProblem implements ProblemCode {
    WORK_ITEM_UNKNOWN(404, "There is no such work item"),
    WORK_ITEM_NOT_REFUSED(409, "The work item is not waiting for a decision");

    private final int status;
    private final String title;

    OutboxProblem(int status, String title) {
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
