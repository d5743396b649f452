package org.grantsuite.allocation.recovery.domain;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot be done with a recovery, in the order of checking. */
public enum RecoveryProblem implements ProblemCode {
    RECOVERY_UNKNOWN(404, "There is no such recovery"),
    WRITE_OFF_UNKNOWN(404, "There is no such write-off"),
    STATEMENT_DIFFERS(409, "The reference was used for another statement"),
    STATEMENT_OF_ANOTHER_PAYMENT(409, "Another sum was paid than the statement is about"),
    STATEMENT_BEYOND_PAID(422, "No more is spent than was paid"),
    RECEIPT_DIFFERS(409, "The reference was used for another receipt"),
    RECOVERY_MOVE_NOT_ALLOWED(409, "The recovery's status does not allow it"),
    RECOVERY_WAITS_FOR_LEDGER(409, "Something of it has not reached the ledger yet"),
    RECOVERY_CAME_DOWN_MEANWHILE(409, "Something came off the debt that the ledger has not heard of"),
    RECOVERY_KEPT_BACK(409, "What a payment kept back is sent again, not given up"),
    RECOVERY_ASKS_FOR_IT(409, "A recovery asks for money of the payment"),
    RECOVERY_ASKED_AGAIN(409, "The sum was asked for again since"),
    RECOVERY_NOTHING_TO_FREE(409, "Nothing came back that was not freed before"),
    RECOVERY_WENT_TO_SUCCESSOR(422, "What came back is the successor's award"),
    RECOVERY_DUE_BEFORE_INVOICED(422, "Nothing is due before it is invoiced"),
    RECOVERY_EXCEEDED(422, "It is more than is outstanding"),
    INSTALMENTS_DO_NOT_SUM(422, "The instalments are not what is outstanding"),
    INSTALMENTS_OUT_OF_ORDER(422, "Each instalment is due after the one before"),
    WRITE_OFF_OPEN_ALREADY(409, "A write-off waits for an answer"),
    WRITE_OFF_ANSWERED_ALREADY(409, "The write-off was answered before"),
    WRITE_OFF_BY_ONE_PERSON(403, "Who asks for a write-off does not approve it");

    private final int status;
    private final String title;

    RecoveryProblem(int status, String title) {
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
