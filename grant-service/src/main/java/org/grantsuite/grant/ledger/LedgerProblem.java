package org.grantsuite.grant.ledger;

import org.grantsuite.commons.problem.ProblemCode;

/** What the ledger refuses. */
public enum LedgerProblem implements ProblemCode {
    POSTING_DIFFERS(409, "This business key was posted with other content"),
    PERIOD_CLOSED(422, "The accounting period of the value date is closed");

    private final int status;
    private final String title;

    LedgerProblem(int status, String title) {
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
