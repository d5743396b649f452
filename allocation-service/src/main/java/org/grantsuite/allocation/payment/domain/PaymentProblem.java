package org.grantsuite.allocation.payment.domain;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot be done with a payment run, in the order of checking. */
public enum PaymentProblem implements ProblemCode {
    PAYMENT_RUN_UNKNOWN(404, "There is no such payment run"),
    PAYMENT_UNKNOWN(404, "There is no such payment"),
    PAYMENT_RUN_LABEL_TAKEN(409, "Another payment run of the council has this label"),
    PAYMENT_AWARD_NOT_PAYABLE(422, "An award is not accepted, or is paid already"),
    PAYMENT_AWARD_IN_ANOTHER_RUN(409, "An award is in another open payment run"),
    PAYMENT_NOTHING_TO_PAY(422, "There is no accepted and unpaid award"),
    PAYMENT_RUN_NOT_RELEASED(409, "The payment run has not been released"),
    PAYMENT_NOT_RETURNED(409, "The payment was not returned"),
    PAYMENT_REISSUED_ALREADY(409, "The payment was re-issued before"),
    PAYMENT_CONFIRMED(409, "The payment is confirmed as paid or returned"),
    PAYMENT_CAME_BACK(409, "Money the bank gave back is told again, not given up"),
    PAYMENT_TOTALS_DIFFER(422, "What is declared is not what was approved"),
    PAYMENT_CONTENT_DIFFERS(422, "The run holds something else than what is declared"),
    REMITTANCE_UNKNOWN(404, "The run paid no such provider"),
    BANK_FILE_UNKNOWN(404, "There is no such bank file"),
    BANK_FILE_EXISTS(409, "A bank file of the run was made before"),
    BANK_FILE_OUTDATED(409, "A payee has changed since the bank file was made"),
    BANK_FILE_NOTHING_AWAITED(409, "No payment of the run is awaited from the bank"),
    PAYER_NOT_RECORDED(422, "The account to pay from is not recorded"),
    PAYEE_BANK_DETAILS_MISSING(422, "A payee has no bank details"),
    PAYMENT_RUN_MOVE_NOT_ALLOWED(409, "The payment run's status does not allow it"),
    PREPARER_MAY_NOT_APPROVE(403, "Who prepared it may not approve it"),
    DECISION_NOT_EFFECTIVE(422, "The decision has no effect on that day"),
    RECIPIENT_NOT_REGISTERED(422, "Money goes only to registered providers");

    private final int status;
    private final String title;

    PaymentProblem(int status, String title) {
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
