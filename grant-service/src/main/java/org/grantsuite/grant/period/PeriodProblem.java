package org.grantsuite.grant.period;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a period is not closed or reopened. */
public enum PeriodProblem implements ProblemCode {
    PERIOD_NOT_ENDED(422, "A period is closed after its last day"),
    PERIOD_MOVE_NOT_ALLOWED(409, "The period's state does not allow this"),
    PERIOD_ASKER_MAY_NOT_APPROVE(403, "Who asks to reopen a period may not answer it");

    private final int status;
    private final String title;

    PeriodProblem(int status, String title) {
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
