package org.grantsuite.allocation.paymentaudit;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a payments file is not examined. */
public enum PaymentAuditProblem implements ProblemCode {
    PAYMENT_AUDIT_UNKNOWN(404, "There is no such audit"),
    PAYMENTS_MISSING(422, "The file needs at least one payment"),
    RATE_REPEATED(422, "A label has one rate"),
    RATE_WITHOUT_RUN(422, "A rate is stated for a label the file does not have");

    private final int status;
    private final String title;

    PaymentAuditProblem(int status, String title) {
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
