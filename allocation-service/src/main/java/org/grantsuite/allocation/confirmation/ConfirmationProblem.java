package org.grantsuite.allocation.confirmation;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a confirmation round cannot go on so, in the order of checking. */
public enum ConfirmationProblem implements ProblemCode {
    CONFIRMATION_ROUND_UNKNOWN(404, "There is no such confirmation round"),
    CONFIRMATION_LINE_UNKNOWN(404, "The round has no such line for you"),
    CONFIRMATION_DEADLINE_PAST(422, "The deadline lies in the past"),
    CONFIRMATION_ROUND_OPEN(409, "The snapshot is being confirmed already"),
    CONFIRMATION_CLOSED(422, "The round is closed and changes no more"),
    CONFIRMATION_LATE(422, "The deadline is over"),
    CONFIRMATION_REPLY_NOT_YOURS(403, "Queries are answered by an officer"),
    CONFIRMATION_NO_QUERY(409, "The line has no open query"),
    CONFIRMATION_ANSWER_UNFIT(422, "The answer lacks what its kind needs, or has what it does not"),
    CONFIRMATION_CLOSER_CORRECTED(403, "Who corrected a line does not close the round"),
    CONFIRMATION_QUERY_OPEN(409, "A query waits for its answer"),
    CONFIRMATION_TOO_EARLY(409, "The deadline is not over and lines are not answered");

    private final int status;
    private final String title;

    ConfirmationProblem(int status, String title) {
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
