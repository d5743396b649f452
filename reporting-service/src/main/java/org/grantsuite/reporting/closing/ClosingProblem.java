package org.grantsuite.reporting.closing;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a step of closing is refused, within one operation in the order of checking. */
public enum ClosingProblem implements ProblemCode {
    FINAL_POINT_UNKNOWN(409, "The scheme edition has no final reporting point"),
    FINAL_RETURN_NOT_SUBMITTED(409, "The return of the final point was not submitted yet"),
    CLOSING_DATE_IN_FUTURE(422, "A fact cannot lie in the future"),
    CLOSING_DATE_TOO_EARLY(422, "The fund had not opened on that day"),
    MISSPEND_UNKNOWN(404, "There is no such finding"),
    MISSPEND_WITHDRAWN(409, "The finding was withdrawn already"),
    MISSPEND_WITHDRAWN_BY_ITS_AUTHOR(403, "Another person withdraws a finding"),
    MISSPEND_BEYOND_SPEND(422, "More was found misspent than was spent"),
    RECOVERY_DUE_BEFORE_RAISED(422, "Nothing is due before it is asked for"),
    RECOVERY_PAYMENT_UNDER_WAY(409, "A payment of an award is not made yet"),
    RECOVERY_NOTHING_DUE(409, "Nothing is to be asked back that was not asked for"),
    FINAL_VALUE_REASON_MISSING(422, "A further statement needs its reason"),
    FINAL_VALUE_NEGATIVE(422, "No final figure is negative"),
    FINAL_VALUE_DOES_NOT_ADD_UP(422, "Final spend and unspent do not make what was received"),
    FINAL_VALUE_UNKNOWN(409, "No final value was stated yet"),
    LOCK_BEFORE_ITS_DATE(422, "The edition still allows amendments on that day"),
    LOCKED_BY_ITS_AUTHOR(403, "Another person locks a final value");

    private final int status;
    private final String title;

    ClosingProblem(int status, String title) {
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
