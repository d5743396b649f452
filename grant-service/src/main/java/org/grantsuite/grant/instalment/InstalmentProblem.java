package org.grantsuite.grant.instalment;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot befall an instalment, in the order of checking. */
public enum InstalmentProblem implements ProblemCode {
    MOVE_AMOUNT_REQUIRED(422, "This kind of move comes with an amount"),
    MOVE_AMOUNT_NOT_WANTED(422, "This kind of move is of the whole instalment"),
    MOVE_NEEDS_RECEIPT(422, "Cash is recorded as a receipt"),
    MOVE_NEEDS_REPAYMENT(422, "Cash that goes back is recorded as a repayment"),
    SET_OFF_NEEDS_GRANT(422, "A set-off names the grant it was made for"),
    RELATED_GRANT_NOT_WANTED(422, "Only a set-off has another grant at its end"),
    RELATED_GRANT_UNKNOWN(422, "The related grant is not held"),
    MOVE_REFERENCE_USED(409, "This was told under its reference before"),
    INSTALMENT_MOVE_NOT_ALLOWED(409, "The instalment cannot become this as it stands"),
    MOVE_BEYOND_INSTALMENT(422, "The instalment does not reach so far"),
    REDETERMINATION_REFERENCE_USED(409, "A letter of this reference is recorded"),
    REDETERMINATION_UNCHANGED(422, "The total is what it was"),
    REDETERMINATION_BELOW_PAID(422, "What was paid already makes more than the new total");

    private final int status;
    private final String title;

    InstalmentProblem(int status, String title) {
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
