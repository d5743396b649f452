package org.grantsuite.grant.condition;

import org.grantsuite.commons.problem.ProblemCode;

/** Why nothing can be said of a condition, in the order of checking. */
public enum ConditionProblem implements ProblemCode {
    CONDITION_UNKNOWN(404, "The grant has no such condition"),
    CONDITION_MOVE_NOT_ALLOWED(409, "The condition's state does not allow it"),
    CONDITION_EVIDENCE_MISSING(422, "A condition is met, or waived, on evidence"),
    CONDITION_REASON_MISSING(422, "Say why"),
    CONDITION_JUDGED_BEFORE(422, "The condition was judged on a later day already"),
    CONDITION_JUDGED_TOO_OFTEN(422, "The condition has as many judgements as can be kept");

    private final int status;
    private final String title;

    ConditionProblem(int status, String title) {
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
