package org.grantsuite.reporting.providerreturn;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a provider return is refused, in the order of checking. */
public enum ProviderReturnProblem implements ProblemCode {
    PROVIDER_NOT_YOURS(403, "The token does not speak for this provider"),
    PROVIDER_RETURN_UNKNOWN(404, "There is no such provider return"),
    IMPORT_UNKNOWN(404, "There is no such import"),
    REPORTING_POINT_UNKNOWN(422, "The scheme edition has no such reporting point"),
    PERIOD_NOT_OF_REPORTING_POINT(422, "The period is not the one of the reporting point"),
    DATE_IN_FUTURE(422, "A fact cannot lie in the future"),
    MEASURE_UNKNOWN(422, "The scheme has no such measure"),
    MEASURE_REPEATED(422, "A measure stands twice"),
    JUSTIFICATION_MISSING(422, "This measure needs a justification"),
    NEW_EXPENDITURE_NOT_DECLARED(422, "Only new expenditure may be reported"),
    DOUBLE_FUNDING_NOT_EXCLUDED(422, "Double funding must be excluded"),
    AMOUNT_NEGATIVE(422, "An amount cannot be negative"),
    AMOUNT_TOO_LARGE(422, "An amount is larger than any grant"),
    SPEND_WITHOUT_AWARD(422, "Money without an award"),
    SPEND_OUTSIDE_WINDOW(422, "Spend is dated outside the spend window or the period"),
    ITEMS_NOT_SPEND(422, "The items of a measure do not make up its spend"),
    FORECAST_BELOW_SPEND(422, "A forecast cannot be less than what was spent"),
    EVIDENCE_CLAIMED_TWICE(422, "More is claimed on a document than it is for"),
    CORRECTION_OF_ANOTHER_RETURN(422, "The correction is for another return"),
    AWARD_UNKNOWN(422, "The provider has no such award"),
    PROVIDER_RETURN_EXISTS(409, "The location has a return already"),
    PROVIDER_RETURN_NOT_OPEN(409, "The return was decided on already"),
    PROVIDER_RETURN_NOT_ACCEPTED(409, "The return is not an accepted one"),
    LINE_UNKNOWN(422, "The return has no such line"),
    LINE_REPEATED(422, "A line stands twice"),
    LINE_REASON_MISSING(422, "Say what is asked or why it is rejected"),
    LINE_NOT_REJECTABLE(422, "Only spend can be disallowed; query the line"),
    LINE_NOT_QUERIED(409, "Nothing was asked about the line"),
    LINE_QUERY_OPEN(409, "A query waits for its answer"),
    TEMPLATE_HAS_NO_LOCATION(422, "There is no awarded location to make a workbook for"),
    SUBMITTER_MAY_NOT_ACCEPT(403, "Another person has to accept the return");

    private final int status;
    private final String title;

    ProviderReturnProblem(int status, String title) {
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
