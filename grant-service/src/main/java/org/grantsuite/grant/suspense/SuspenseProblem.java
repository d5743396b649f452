package org.grantsuite.grant.suspense;

import org.grantsuite.commons.problem.ProblemCode;

/** Why money is not cleared out of suspense, in the order of checking. */
public enum SuspenseProblem implements ProblemCode {
    SUSPENSE_UNKNOWN(404, "Nothing was taken into suspense under this reference"),
    CLEARING_BEFORE_SUSPENSE(422, "Nothing is cleared before it was taken"),
    CLEARING_RECEIPT_UNKNOWN(422, "The grant has no standing receipt of this id");

    private final int status;
    private final String title;

    SuspenseProblem(int status, String title) {
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
