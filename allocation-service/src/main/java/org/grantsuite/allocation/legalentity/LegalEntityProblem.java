package org.grantsuite.allocation.legalentity;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a legal entity cannot be told. */
public enum LegalEntityProblem implements ProblemCode {
    LEGAL_ENTITY_UNKNOWN(404, "Nothing is known of the provider in law");

    private final int status;
    private final String title;

    LegalEntityProblem(int status, String title) {
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
