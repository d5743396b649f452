package org.grantsuite.grant.reservation;

import org.grantsuite.commons.problem.ProblemCode;

/** Why money is not set aside, posted or given back, in the order of checking. */
public enum ReservationProblem implements ProblemCode {
    RESERVATION_UNKNOWN(404, "The grant has no such reservation"),
    RESERVATION_DIFFERS(409, "This business key was reserved with other content"),
    DECISION_UNKNOWN(422, "The grant has no such decision"),
    DECISION_NOT_EFFECTIVE(422, "The decision is not in effect on the value date (R24)"),
    DECISION_DOES_NOT_COVER(422, "The decision does not let this instalment be paid"),
    FUNDS_NOT_AVAILABLE(409, "The grant does not hold enough for this"),
    LINES_DO_NOT_SUM(422, "The lines do not make the amount"),
    INSTALMENT_NOT_RESERVED(422, "The sum was reserved out of another instalment"),
    POSTING_BEFORE_RESERVATION(422, "The payment is dated before the day the sum was reserved for"),
    RESERVATION_VOIDED(409, "What was left of the reservation was given back"),
    RESERVATION_EXCEEDED(409, "The reservation does not hold that much any more"),
    RESERVATION_POSTED(409, "All of the reservation is posted; nothing is left to void");

    private final int status;
    private final String title;

    ReservationProblem(int status, String title) {
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
