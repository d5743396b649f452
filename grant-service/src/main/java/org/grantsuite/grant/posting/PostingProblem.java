package org.grantsuite.grant.posting;

import org.grantsuite.commons.problem.ProblemCode;

/** Why finance integration refuses, in the order of checking. */
public enum PostingProblem implements ProblemCode {
    CHART_MAPPING_REPEATED(422, "The same account is mapped twice from the same day"),
    CHART_FULL(422, "The chart holds as many mappings as it can"),
    POSTING_LAYOUT_UNKNOWN(404, "No such posting layout is held"),
    POSTING_LAYOUT_EXISTS(409, "This version of the layout holds other content"),
    POSTING_LAYOUT_INCONSISTENT(422, "The layout contradicts itself"),
    POSTING_BATCH_UNKNOWN(404, "There is no such posting batch"),
    NOTHING_TO_POST(409, "No journal waits for posting"),
    JOURNAL_EXCEEDS_LAYOUT(422, "One journal has more lines than the layout takes"),
    MAPPING_MISSING(422, "An account has no mapping on a day it is used"),
    POSTING_VALUE_TOO_LONG(422, "A value does not fit its column and must not be cut"),
    BATCH_STATUS(409, "The batch is not where this can be done"),
    BATCH_NOT_RELEASED(409, "The batch is not released"),
    PREPARER_MAY_NOT_RELEASE(403, "Whoever prepared a batch does not release it"),
    CONTENT_HASH_DIFFERS(422, "This is not the content of the batch"),
    EARLIER_BATCH_WAITING(409, "An earlier batch is released and not sent"),
    POSTING_LINE_UNKNOWN(422, "The batch has no such line"),
    LINE_REPEATED(422, "A line is reported twice"),
    LEDGER_REFERENCE_REQUIRED(422, "An acknowledged line says where it stands in the general ledger"),
    REASON_REQUIRED(422, "A line rejected or held says why"),
    OUTCOME_DIFFERS(409, "The line has another outcome"),
    OUTCOME_SPLITS_JOURNAL(422, "A journal is booked whole or not at all"),
    NOTHING_REJECTED(409, "No rejected line waits for another batch"),
    REDATE_UNKNOWN(422, "No line of this month was rejected for a closed period"),
    REDATE_NOT_LATER(422, "A line is moved to a later month only"),
    REDATE_REQUIRED(422, "The period is closed: say which month takes the lines"),
    ACTUALS_PERIOD_REVERSED(422, "The period ends before it begins"),
    ACTUALS_TOTAL_TOO_LARGE(422, "The amounts make more than can be held"),
    ACTUALS_IMPORT_UNKNOWN(404, "There is no such import"),
    RECONCILIATION_TOO_LARGE(422, "The period has more sides than are compared at once");

    private final int status;
    private final String title;

    PostingProblem(int status, String title) {
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
