package org.grantsuite.grant.accrual;

import org.grantsuite.commons.problem.ProblemCode;

/** Why nothing is accrued. */
public enum AccrualProblem implements ProblemCode {
    ACCRUAL_DIFFERS(409, "This business key was accrued with other content"),
    CUT_OFF_NOT_PERIOD_END(422, "A cut-off is the last day of an accounting period"),
    CUT_OFF_OUTSIDE_WINDOW(422, "The cut-off lies outside the spend window of the edition (R2)"),
    ACCRUAL_MEASURE_UNKNOWN(422, "The edition has no such measure"),
    PREPAYMENT_BEYOND_CHARGE(422, "No more is prepaid than is charged at the cut-off"),
    ACCRUAL_BEYOND_ALLOCATION(422, "The grant would be charged more than its allocation at the cut-off (V1)"),
    ACCRUAL_BEYOND_CAP(422, "Administration would exceed its cap at the cut-off (R9)");

    private final int status;
    private final String title;

    AccrualProblem(int status, String title) {
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
