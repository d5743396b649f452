package org.grantsuite.grant.repayment;

import org.grantsuite.commons.problem.ProblemCode;

/** Why money does not go back, in the order of checking. */
public enum RepaymentProblem implements ProblemCode {
    NOTICE_UNKNOWN(404, "The grant has no such repayment notice"),
    NOTICE_REFERENCE_USED(409, "A notice of this reference is recorded"),
    NOTICE_CLOSED(409, "Nothing of the notice is open"),
    DISCHARGE_REFERENCE_USED(409, "A payment, set-off or contribution of this reference is recorded"),
    NOTICE_EXCEEDED(409, "Less than that is open on the notice"),
    DISCHARGE_LIMIT_REACHED(422, "The notice has room for one more payment, which has to settle it"),
    NOTICE_NOT_TO_BE_SET_OFF(422, "The notice does not allow a set-off"),
    SET_OFF_SOURCE_AMBIGUOUS(422, "A set-off names one thing by which the sum was kept back"),
    RECEIPT_UNKNOWN(422, "No grant of the council has such a receipt"),
    RECEIPT_NOT_SET_OFF(422, "The receipt was not reduced for the sake of this grant (R14)"),
    INSTALMENT_MOVE_UNKNOWN(422, "No grant of the council has such a move of an instalment"),
    INSTALMENT_MOVE_NOT_SET_OFF(422, "The instalment was not kept back for the sake of this grant (R14)"),
    SET_OFF_EXCEEDS_RECEIPT(409, "Less than that was kept back"),
    DISCHARGE_BEFORE_NOTICE(422, "A notice is not met before its day"),
    OWN_RESOURCES_EXCEED_PAYMENT(422, "The council bears at most what is paid"),
    INSTALMENT_PARTS_EXCEED_PAYMENT(422, "No more is of instalments than is paid"),
    REPAYMENT_EXCEEDS_HELD(409, "The grant does not hold that much; say what the council bears itself"),
    OWN_RESOURCES_NOT_NEEDED(409, "The grant is not short of that much");

    private final int status;
    private final String title;

    RepaymentProblem(int status, String title) {
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
