package org.grantsuite.allocation.provider;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot be done with a provider. */
public enum ProviderProblem implements ProblemCode {
    PROVIDER_UNKNOWN(404, "There is no such provider");

    private final int status;
    private final String title;

    ProviderProblem(int status, String title) {
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
