package org.grantsuite.reporting.obligation;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something about an obligation is refused, in the order of checking. */
public enum ObligationProblem implements ProblemCode {
    OBLIGATION_UNKNOWN(404, "There is no such obligation"),
    CONTACT_UNKNOWN(404, "Nobody has said where the provider is reminded"),
    REPORTING_POINT_UNKNOWN(422, "The scheme edition has no such reporting point"),
    DUE_BEFORE_PERIOD_END(422, "Nobody can report on a period before it has ended"),
    DUE_AFTER_REPORTING_POINT(422, "Providers cannot owe later than the council does"),
    OBLIGATION_MET(409, "The return has come"),
    OBLIGATION_EXCUSED(409, "The provider was excused already");

    private final int status;
    private final String title;

    ObligationProblem(int status, String title) {
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
