package org.grantsuite.grant.grant;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a grant is refused, in the order of checking. */
public enum GrantProblem implements ProblemCode {
    GRANT_UNKNOWN(404, "There is no such grant here"),
    SCHEME_EDITION_UNKNOWN(422, "The scheme edition is not held"),
    SCHEME_INCOMPLETE(422, "The edition lacks what running a grant needs"),
    RECIPIENT_NOT_ELIGIBLE(422, "The council is no recipient of this scheme (R1)"),
    INSTALMENTS_DO_NOT_FIT(422, "The instalments of the edition do not make the allocation"),
    DETERMINATION_EXISTS(409, "A grant of this determination is recorded"),
    GRANT_SETTLED(409, "The grant is settled; reopen it first"),
    INSTALMENT_UNKNOWN(422, "The grant has no such instalment");

    private final int status;
    private final String title;

    GrantProblem(int status, String title) {
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
