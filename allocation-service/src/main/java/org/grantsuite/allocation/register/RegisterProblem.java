package org.grantsuite.allocation.register;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot be done with the register, in the order of checking. */
public enum RegisterProblem implements ProblemCode {
    REGISTER_SNAPSHOT_UNKNOWN(404, "There is no such snapshot of the register"),
    REGISTER_ERROR_UNKNOWN(404, "There is no such row in the error queue"),
    REGISTER_SNAPSHOT_TAKEN(409, "This file of this day was imported before"),
    REGISTER_ORDER_WRONG(422, "Changes are told since an earlier snapshot of the same scope"),
    REGISTER_ERROR_RESOLVED(409, "The row is resolved already"),
    REGISTER_RESOLUTION_UNFIT(422, "This resolution does not fit the row"),
    REGISTER_NURSING_BEDS_WRONG(422, "The stated nursing beds do not fit the register");

    private final int status;
    private final String title;

    RegisterProblem(int status, String title) {
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
