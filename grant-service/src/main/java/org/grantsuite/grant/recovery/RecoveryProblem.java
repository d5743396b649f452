package org.grantsuite.grant.recovery;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a debt, a recovery or a write-off is refused, in the order of checking. */
public enum RecoveryProblem implements ProblemCode {
    DEBT_UNKNOWN(404, "The grant has no such debt"),
    DEBT_REFERENCE_REUSED(409, "This debt was told with other content"),
    RECOVERY_REFERENCE_REUSED(409, "This recovery was told with other content"),
    WRITE_OFF_NEEDS_TWO_PEOPLE(422, "Who asks for a write-off does not approve it (R43)"),
    DEBT_REFERENCE_UNKNOWN(422, "The grant has no debt of this reference"),
    RECOVERY_OF_ANOTHER_PROVIDER(422, "The debt is another provider's"),
    DEBT_CLOSED(409, "Nothing of the debt is open"),
    DEBT_EXCEEDED(409, "Less than that is open on the debt"),
    DEBT_BEYOND_TRANSFERS(409, "More would be asked back than was passed on"),
    RECOVERY_BEYOND_TRANSFERS(409, "More would come back than was passed on"),
    ALLOWANCE_BEYOND_DEBT(409, "No more is allowed for than is open of the debt"),
    ALLOWANCE_EXCEEDED(409, "No more of an allowance is released than stands");

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
