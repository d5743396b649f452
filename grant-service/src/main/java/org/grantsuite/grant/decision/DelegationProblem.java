package org.grantsuite.grant.decision;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a delegation is refused, in the order of checking. */
public enum DelegationProblem implements ProblemCode {
    DELEGATION_NOT_FOUND(404, "There is no such delegation here"),
    DECISION_DOES_NOT_DELEGATE(422, "The decision was not made to delegate"),
    DELEGATION_SCOPE_UNCLEAR(422, "A delegation is over one grant or over a family of grants, one of the two"),
    GRANT_NOT_HELD(422, "There is no such grant here"),
    DELEGATION_EMPTY(422, "A delegation lets its holder decide or lets somebody approve; this one does neither"),
    DELEGATION_DATES_REVERSED(422, "The delegation would end before it begins"),
    DELEGATION_ENDED_ALREADY(409, "The end of the delegation is recorded"),
    MANDATE_WITHOUT_AUTHORITY(422, "An officer gives nobody authority without a delegation that lets them"),
    MANDATE_NAMES_NOBODY(422, "A mandate names a person or a role"),
    MANDATE_BAND_REVERSED(422, "The band of a mandate ends before it begins"),
    MANDATE_NAMES_ITS_RECORDER(403, "Nobody records an authority of their own (R43)"),
    DEPUTY_NOT_FOUND(404, "The delegation has no such deputy"),
    DELEGATION_HAS_NO_MANDATE(422, "The delegation lets nobody approve, so nobody can stand in"),
    DEPUTY_DATES_REVERSED(422, "The deputy's days are not in order"),
    DEPUTY_FOR_NOBODY(422, "The delegation does not name whom the deputy would stand in for"),
    DEPUTY_IS_HOLDER(422, "The deputy holds the authority already"),
    DEPUTY_LIMIT_REACHED(422, "The delegation has as many deputies as can be kept"),
    DEPUTY_ENDED_ALREADY(409, "The end of the deputy is recorded");

    private final int status;
    private final String title;

    DelegationProblem(int status, String title) {
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
