package org.grantsuite.grant.receipt;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a receipt is refused, in the order of checking. */
public enum ReceiptProblem implements ProblemCode {
    RECEIPT_NOT_FOUND(404, "The grant has no such receipt"),
    RECEIPT_REFERENCE_REUSED(409, "The bank reference was recorded with other content"),
    RELATED_GRANT_UNKNOWN(422, "The grant of the set-off is not recorded here"),
    RECEIPT_VARIANCE_UNEXPLAINED(422, "A receipt that differs from what is outstanding needs its reason (R14)"),
    RECEIPT_VARIANCE_WITHOUT_DIFFERENCE(422, "There is no difference to explain"),
    RECEIPT_VARIANCE_NOT_A_SHORTFALL(422, "More than was outstanding can only be an error"),
    SET_OFF_NEEDS_GRANT(422, "A set-off names the grant it was made for"),
    RECEIPT_REVERSED(409, "The receipt is reversed"),
    REVERSAL_BEFORE_RECEIPT(422, "A receipt is not reversed before its day"),
    RECEIPT_MET_A_NOTICE(409, "What was kept back with the receipt has met a repayment notice"),
    RECEIPT_PAID_BACK(409, "Money of the instalment went back to the department; less than that would have come"),
    RECEIPT_SPENT(409, "Money of the receipt is spent, repaid or reserved");

    private final int status;
    private final String title;

    ReceiptProblem(int status, String title) {
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
