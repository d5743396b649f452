package org.grantsuite.grant.inforequest;

import org.grantsuite.commons.problem.ProblemCode;

/** Why nothing can be done with a request, in the order of checking. */
public enum InformationRequestProblem implements ProblemCode {
    INFORMATION_REQUEST_UNKNOWN(404, "The grant has no such request for information"),
    INFORMATION_REQUEST_MOVE_NOT_ALLOWED(409, "The request's status does not allow it"),
    REQUEST_DUE_AMBIGUOUS(422, "A request is due on a day or in so many working days, one of the two"),
    REQUEST_DUE_BEFORE_ASKED(422, "A request is not due before it is asked"),
    REQUEST_LIMIT_REACHED(422, "The grant has as many requests as can be kept"),
    ANSWERED_BEFORE_ASKED(422, "A request is not answered before it is asked");

    private final int status;
    private final String title;

    InformationRequestProblem(int status, String title) {
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
