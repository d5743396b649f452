package org.grantsuite.grant.irregularity;

import org.grantsuite.commons.problem.ProblemCode;

/** What a case refuses, in the order of checking. */
public enum IrregularityProblem implements ProblemCode {
    IRREGULARITY_UNKNOWN(404, "The grant has no such case"),
    IRREGULARITY_REFERENCE_USED(409, "A case of this reference is open or was closed"),
    IRREGULARITY_NOT_NOTIFIED(409, "The department was not told yet (R41)"),
    IRREGULARITY_MOVE_REFUSED(409, "The case does not allow this as it stands"),
    IRREGULARITY_UPDATES_FULL(409, "The history of the case is full; close it and open another"),
    CASE_NEEDS_TWO_PEOPLE(422, "Who opened the case does not end it"),
    RECOVERY_UNKNOWN(422, "The grant has no such recovery"),
    RECOVERY_LINKED(409, "The recovery is linked to the case");

    private final int status;
    private final String title;

    IrregularityProblem(int status, String title) {
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
