package org.grantsuite.grant.scheme;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a scheme edition is refused, in the order of checking. */
public enum SchemeProblem implements ProblemCode {
    SCHEME_INVALID(400, "The document is not a scheme edition of this schema"),
    SCHEME_INCONSISTENT(422, "The edition contradicts itself"),
    SCHEME_EDITION_EXISTS(409, "This edition is held with other content"),
    SCHEME_EDITION_UNKNOWN(404, "There is no such scheme edition here"),
    SUCCESSOR_UNKNOWN(422, "The edition that is to follow is not held"),
    SUCCESSOR_INCOMPLETE(422, "The edition that is to follow lacks what running a grant needs"),
    EDITION_SUPERSEDED(409, "The edition has a successor"),
    SUPERSESSION_CIRCULAR(422, "The editions would follow each other in a circle"),
    SUPERSESSION_OUT_OF_ORDER(422, "The date does not fit between the supersessions around it");

    private final int status;
    private final String title;

    SchemeProblem(int status, String title) {
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
