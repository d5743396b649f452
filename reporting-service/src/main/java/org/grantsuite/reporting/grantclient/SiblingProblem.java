package org.grantsuite.reporting.grantclient;

import java.util.stream.Collectors;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.commons.problem.ProblemCode;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.grantclient.model.WhoMay;

/** What a sibling's refusal means to our caller. */
public enum SiblingProblem implements ProblemCode {
    GRANT_UNKNOWN(404, "There is no such grant"),
    NOT_AUTHORISED(403, "The caller has no authority for it"),
    AUTHORITY_NOT_RECORDED(422, "No decision or delegation gives anybody authority for it"),
    SIBLING_DENIED(403, "The token lacks a role that a sibling service asks for"),
    SIBLING_REFUSED(409, "A sibling service refused");

    private static final int MOST_NAMED = 5;

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

    /** In words that say who may, or what to record at grant-service. */
    static Refusal noAuthority(WhoMay answer) {
        if (answer.getAuthorities().isEmpty()) {
            return Refusal.of(AUTHORITY_NOT_RECORDED, "grant-service: " + answer.getWhy());
        }
        String who = answer.getAuthorities().stream()
                .limit(MOST_NAMED)
                .map(authority -> authority.getReference() + ": "
                        + (authority.getRole() == null ? "" : authority.getRole() + " ")
                        + String.join(", ", authority.getPersons()))
                .collect(Collectors.joining("; "));
        return Refusal.of(NOT_AUTHORISED, "Signing takes one of (" + who + ")");
    }
}
