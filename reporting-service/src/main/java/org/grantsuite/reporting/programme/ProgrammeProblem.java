package org.grantsuite.reporting.programme;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a programme is refused, in the order of checking. */
public enum ProgrammeProblem implements ProblemCode {
    PROGRAMME_UNKNOWN(404, "There is no such programme or version"),
    PROGRAMME_UNCHANGED(409, "The latest version says the same"),
    PROGRAMME_REASON_MISSING(422, "A further version needs its reason"),
    PROGRAMME_ROW_REPEATED(422, "A row stands twice"),
    PROGRAMME_FIGURE_MISSING(422, "A row has not exactly the figure of its unit"),
    PROGRAMME_AMOUNT_OUT_OF_RANGE(422, "An amount is negative, or more than any programme has"),
    PERSONAL_DATA_REFUSED(422, "Individuals are held as anonymous counts only"),
    PROGRAMME_ROW_UNKNOWN(422, "Something points at a row that is not there"),
    PROGRAMME_PLACE_UNKNOWN(422, "Something points at a place that is not there"),
    PROGRAMME_PARENT_CIRCULAR(422, "A row is its own ancestor"),
    PROGRAMME_UNIT_MIXED(422, "Pounds, counts and percentages do not mix"),
    PERCENT_WITHOUT_BASE(422, "A percentage carries its base"),
    SUBSET_EXCEEDS_WHOLE(422, "A subset is more than its whole"),
    ONWARD_EXCEEDS_PARENT(422, "More was given on than there was"),
    SUBSET_IN_TOTAL(422, "A subset is never added"),
    TOTAL_COUNTS_TWICE(422, "A total counts the same money twice"),
    RATIO_WITHOUT_DENOMINATOR(422, "A ratio needs a denominator above nothing"),
    OUTCOME_WITHOUT_DENOMINATOR(422, "An outcome says how many of how many"),
    HEADLINE_FIGURE_UNKNOWN(422, "A headline names a row that is not there");

    private final int status;
    private final String title;

    ProgrammeProblem(int status, String title) {
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
