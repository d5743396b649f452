package org.grantsuite.reporting.figurelock;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a figure cannot be changed any more. */
public enum FigureLockProblem implements ProblemCode {
    FIGURES_LOCKED(422, "The final unspent value and the reported spend are locked"),
    FIGURES_NOT_LOCKED(404, "The final value is not locked"),
    FIGURES_LOCKED_ALREADY(409, "The final value is locked already");

    private final int status;
    private final String title;

    FigureLockProblem(int status, String title) {
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
