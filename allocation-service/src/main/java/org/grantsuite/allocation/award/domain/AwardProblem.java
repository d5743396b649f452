package org.grantsuite.allocation.award.domain;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot be done with an award, in the order of checking. */
public enum AwardProblem implements ProblemCode {
    AWARD_UNKNOWN(404, "There is no such award"),
    AWARDS_NOTHING_TO_OFFER(409, "There is no line that is not awarded already"),
    AWARD_RECIPIENT_UNKNOWN(422, "There is no such provider or location"),
    RECIPIENT_NOT_REGISTERED(422, "Money goes only to registered providers"),
    AWARD_MOVE_NOT_ALLOWED(409, "The award's status does not allow it"),
    AWARD_FROZEN(409, "An open irregularity freezes the award"),
    AWARD_HELD(409, "A payment hold lies on the award"),
    AWARD_SUCCESSOR_HAS_IT(422, "The successor has the award already"),
    AWARD_IN_A_PAYMENT_RUN(409, "The award is in an open payment run"),
    AWARD_TERMS_DIFFER(422, "The terms accepted are not the terms offered"),
    AWARD_DATE_BEFORE_OFFER(422, "Nobody answers an offer before it is made"),
    AWARD_ACCEPTED_TOO_LATE(422, "The offer was open until an earlier day"),
    AWARD_ACCEPTED_TOO_MUCH(422, "No more is accepted than was offered"),
    LOCATION_NOT_IN_AREA(422, "The plan's geography policy excludes the location"),
    SAMPLE_NOTHING_TO_DRAW(409, "There is no award to draw from"),
    AWARD_NOT_FUNDED(409, "Neither cash nor underwriting covers it");

    private final int status;
    private final String title;

    AwardProblem(int status, String title) {
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
