package org.grantsuite.grant.vat;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a VAT code is not recorded. */
public enum VatProblem implements ProblemCode {
    VAT_CODE_RECORDED(409, "This code is recorded from that day on"),
    VAT_RECLAIM_EXCEEDED(409, "No more tax comes back than was noted");

    private final int status;
    private final String title;

    VatProblem(int status, String title) {
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
