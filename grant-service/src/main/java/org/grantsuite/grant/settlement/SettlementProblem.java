package org.grantsuite.grant.settlement;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a grant is not settled, or not reopened. */
public enum SettlementProblem implements ProblemCode {
    NOT_ACCOUNTED_FOR(409, "Something is still held, owed or awaited"),
    GRANT_NOT_SETTLED(409, "The grant is open"),
    REOPENING_NEEDS_TWO_PEOPLE(422, "Who settled the grant does not reopen it");

    private final int status;
    private final String title;

    SettlementProblem(int status, String title) {
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
