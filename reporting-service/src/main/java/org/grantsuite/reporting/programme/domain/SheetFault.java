package org.grantsuite.reporting.programme.domain;

/** What is wrong with a document, and where. */
public record SheetFault(Kind kind, String place, String message) {

    /** In the order of checking. */
    public enum Kind {
        PROGRAMME_ROW_REPEATED,
        PROGRAMME_FIGURE_MISSING,
        PROGRAMME_AMOUNT_OUT_OF_RANGE,
        PERSONAL_DATA_REFUSED,
        PROGRAMME_ROW_UNKNOWN,
        PROGRAMME_PLACE_UNKNOWN,
        PROGRAMME_PARENT_CIRCULAR,
        PROGRAMME_UNIT_MIXED,
        PERCENT_WITHOUT_BASE,
        SUBSET_EXCEEDS_WHOLE,
        ONWARD_EXCEEDS_PARENT,
        SUBSET_IN_TOTAL,
        TOTAL_COUNTS_TWICE,
        RATIO_WITHOUT_DENOMINATOR,
        OUTCOME_WITHOUT_DENOMINATOR,
        HEADLINE_FIGURE_UNKNOWN
    }
}
