package org.grantsuite.grant.forecast;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a forecast is not taken. */
public enum ForecastProblem implements ProblemCode {
    FORECAST_AMOUNT_NEGATIVE(400, "A forecast and its budget are not negative"),
    FORECAST_POT_REPEATED(422, "A pot stands in the forecast twice"),
    FORECAST_MONTH_REPEATED(422, "A month stands in a pot's forecast twice");

    private final int status;
    private final String title;

    ForecastProblem(int status, String title) {
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
