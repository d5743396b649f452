package org.grantsuite.allocation.grantclient;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.grantsuite.allocation.grantclient.model.WhoMay;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.commons.problem.ProblemCode;
import org.grantsuite.commons.problem.Refusal;

/** What grant-service refuses, told on to the person who waits. Its own code stands in {@code siblingCode}. */
public enum GrantProblem implements ProblemCode {
    NOT_AUTHORISED(403, "The caller has no authority for it"),
    AUTHORITY_NOT_RECORDED(422, "No decision or delegation gives anybody authority for it"),
    FUNDS_NOT_AVAILABLE(409, "The grant holds too little for it"),
    DECISION_NOT_EFFECTIVE(422, "The decision has no effect on that day"),
    GRANT_SERVICE_FORBIDS(403, "grant-service does not let the caller do this"),
    GRANT_SERVICE_REFUSES_NOW(409, "grant-service refuses it as things stand"),
    GRANT_SERVICE_REFUSES(422, "grant-service refuses it by rule");

    private static final int MOST_NAMED = 5;

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

    /** In words that say who may, or what to record at grant-service. */
    static Refusal noAuthority(String action, WhoMay answer) {
        if (answer.getAuthorities().isEmpty()) {
            return Refusal.of(AUTHORITY_NOT_RECORDED, "grant-service: " + answer.getWhy());
        }
        String who = answer.getAuthorities().stream()
                .limit(MOST_NAMED)
                .map(authority -> authority.getReference() + ": "
                        + (authority.getRole() == null ? "" : authority.getRole() + " ")
                        + String.join(", ", authority.getPersons()))
                .collect(Collectors.joining("; "));
        return Refusal.of(NOT_AUTHORISED, action + " takes one of (" + who + ")");
    }

    static Refusal refusal(SiblingRefused refused) {
        GrantProblem fallback = switch (refused.status()) {
            case 403 -> GRANT_SERVICE_FORBIDS;
            case 409, 412 -> GRANT_SERVICE_REFUSES_NOW;
            default -> GRANT_SERVICE_REFUSES;
        };
        GrantProblem problem = Arrays.stream(values())
                .filter(known -> known.name().equals(refused.code()))
                .findFirst()
                .orElse(fallback);
        return Refusal.of(problem, "grant-service: " + refused.getMessage()).with("siblingCode", refused.code());
    }
}
