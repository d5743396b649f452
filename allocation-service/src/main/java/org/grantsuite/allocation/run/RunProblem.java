package org.grantsuite.allocation.run;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a run is refused, in the order of checking. */
public enum RunProblem implements ProblemCode {
    RUN_UNKNOWN(404, "There is no such run"),
    RUN_RATE_MISSING(422, "The method needs a rate"),
    RUN_RATE_NOT_WANTED(422, "The method takes no rate"),
    RECIPE_PARAMETER_NOT_WANTED(422, "The method does not take this parameter"),
    RECIPE_PARAMETER_MISSING(422, "The method needs another parameter"),
    RECIPE_INVALID(422, "The recipe contradicts itself"),
    RUN_AMOUNT_ONLY_PREVIEWED(422, "Only what is not stored may suppose another amount"),
    RUN_EARLIER_UNKNOWN(422, "The grant has no such earlier run"),
    RUN_DECISION_NEEDED(422, "This money goes out under a decision of its own"),
    RUN_DECISION_UNKNOWN(422, "grant-service knows no such decision of the grant"),
    RUN_DECISION_NOT_FOR_SPLIT(422, "The decision is not about splitting the grant"),
    RUN_DECISION_NOT_EFFECTIVE(422, "The decision has no effect yet"),
    RUN_QUEUE_PLACE_MISSING(422, "Somebody in the queue has no place"),
    RUN_QUEUE_TOO_LONG(422, "The queue has more lines than can be served one after another"),
    RUN_NOTHING_TO_SHARE_BY(422, "There are no units under the named drivers"),
    RUN_LIMITS_CONTRADICT(422, "Floors and caps cannot all be kept"),
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
