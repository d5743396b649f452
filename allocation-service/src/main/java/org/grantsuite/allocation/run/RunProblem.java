package org.grantsuite.allocation.run;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a run is refused, in the order of checking. */
public enum RunProblem implements ProblemCode {
    RUN_UNKNOWN(404, "There is no such run"),
    RUN_RATE_MISSING(422, "The method needs a rate"),
    RUN_RATE_NOT_WANTED(422, "The method takes no rate"),
    RUN_NOTHING_TO_SHARE_BY(422, "There are no units under the named drivers"),
    LOCATION_OUT_OF_AREA(422, "The plan is for locations in the area only"),
    RECIPIENT_NOT_REGISTERED(422, "Money goes only to registered providers"),
    RUN_EXCEEDS_POT(422, "The lines come to more than the pot holds");

    private final int status;
    private final String title;

    RunProblem(int status, String title) {
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
