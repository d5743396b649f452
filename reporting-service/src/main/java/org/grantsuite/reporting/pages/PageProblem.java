package org.grantsuite.reporting.pages;

import org.grantsuite.commons.problem.ProblemCode;

/** What a page refuses that the contract's operations know nothing of. */
public enum PageProblem implements ProblemCode {
    FORM_NOT_OURS(403, "The form did not come from a page of this service"),
    FILE_MISSING(422, "Choose a file");

    private final int status;
    private final String title;

    PageProblem(int status, String title) {
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
