package org.grantsuite.grant.spend;

import org.grantsuite.commons.problem.ProblemCode;

/** Why direct spend is refused, in the order of checking. */
public enum SpendProblem implements ProblemCode {
    DIRECT_SPEND_UNKNOWN(404, "The grant has no such line of direct spend"),
    DIRECT_SPEND_IMPORT_UNKNOWN(404, "The grant has no such import"),
    REATTRIBUTION_TO_SAME_GRANT(422, "The line stands in that grant"),
    RELATED_GRANT_UNKNOWN(422, "The council has no such grant"),
    SPEND_OUTSIDE_WINDOW(422, "The spending lies outside the spend window of the scheme (R2)"),
    MEASURE_REQUIRED(422, "Spending names its measure, unless it is distribution and reporting (R4)"),
    MEASURE_UNKNOWN(422, "The scheme has no such measure (R4)"),
    JUSTIFICATION_REQUIRED(422, "This measure asks for a justification (R4)"),
    USE_PROHIBITED(422, "The scheme prohibits this use (R6, R7)"),
    NOT_NEW_EXPENDITURE(422, "The scheme pays for new expenditure only (R5)"),
    INCREMENT_DIFFERS(422, "Only the growth over the baseline is claimed (R5)"),
    SERVICE_PERIOD_REVERSED(422, "The service ends before it begins"),
    VAT_TAX_NEGATIVE(422, "Tax is nothing or more; a credit note is a reversal"),
    VAT_CODE_UNKNOWN(422, "The council has no such VAT code on that day"),
    VAT_AMOUNT_DIFFERS(422, "The amount is the net and the tax that does not come back, nothing else"),
    ADMIN_CAP_EXCEEDED(422, "Administration would exceed its cap on the total allocation (R9)"),
    ALLOCATION_EXCEEDED(422, "The grant would be charged more than its allocation"),
    GENERAL_LEDGER_REFERENCE_USED(409, "This line of the general ledger is charged to a grant"),
    EVIDENCE_CLAIMED_TWICE(409, "The evidence is claimed in full already (R8)"),
    REVERSAL_BEFORE_SPEND(422, "A reversal is not dated before what it reverses"),
    DIRECT_SPEND_REVERSED(409, "The line is reversed");

    private final int status;
    private final String title;

    SpendProblem(int status, String title) {
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
