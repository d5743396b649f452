package org.grantsuite.allocation.payee;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot be done with a payee, in the order of checking. */
public enum PayeeProblem implements ProblemCode {
    PAYEE_UNKNOWN(404, "There is no such payee"),
    PAYEE_CHANGE_UNKNOWN(404, "There is no such change of a payee"),
    PAYEE_PROVIDER_UNKNOWN(422, "The payee's provider is not on the register"),
    PAYEE_BANK_DETAILS_UNCLEAR(422, "Bank details are set, kept or absent, and say which"),
    PAYEE_KEY_MISSING(422, "This deployment keeps no bank details"),
    PAYEE_CHANGE_OPEN(409, "Another change of this payee waits for its decision"),
    PAYEE_CHANGE_DECIDED(409, "The change is decided already"),
    PAYEE_CHANGE_NOT_APPROVED(409, "Only an approved change can be verified"),
    PAYEE_MAKER_MAY_NOT_CHECK(403, "Maker and checker of a change are two people");

    private final int status;
    private final String title;

    PayeeProblem(int status, String title) {
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
