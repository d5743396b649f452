package org.grantsuite.reporting.grantclient;

import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.commons.problem.ProblemCode;
import org.grantsuite.commons.problem.Refusal;

/** What a sibling's refusal means to our caller. */
public enum SiblingProblem implements ProblemCode {
    GRANT_UNKNOWN(404, "There is no such grant"),
    SIBLING_DENIED(403, "The token lacks a role that a sibling service asks for"),
    SIBLING_REFUSED(409, "A sibling service refused");

    private final int status;
    private final String title;

    SiblingProblem(int status, String title) {
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

    /** The refusal our own caller gets; another council's grant is unknown like any other. */
    public static Refusal of(SiblingRefused refused) {
        var code = refused.status() == 404 ? GRANT_UNKNOWN : refused.status() == 403 ? SIBLING_DENIED : SIBLING_REFUSED;
        return Refusal.of(code, refused.code() + ": " + refused.getMessage());
    }
}
