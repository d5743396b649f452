package org.grantsuite.reporting.publication;

import org.grantsuite.commons.problem.ProblemCode;

/** Why nothing is published, in the order of checking. */
public enum PublicationProblem implements ProblemCode {
    PUBLICATION_PROFILE_MISSING(404, "The council has not said how it names itself in public"),
    PUBLICATION_PERIOD_WRONG(422, "The period does not fit the kind of publication"),
    RECIPIENT_UNDESCRIBED(422, "It is not recorded who a recipient is in public"),
    PUBLICATION_EMPTY(422, "There is nothing to publish"),
    PUBLICATION_UNKNOWN(404, "There is no such publication"),
    PUBLICATION_OTHER_FORM(404, "The publication has another form");

    private final int status;
    private final String title;

    PublicationProblem(int status, String title) {
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
