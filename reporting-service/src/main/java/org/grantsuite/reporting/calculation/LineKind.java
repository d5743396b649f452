package org.grantsuite.reporting.calculation;

/** What a line of direct spend is: money spent, or the cut-off's judgement of what belongs to a period. */
public enum LineKind {
    SPENT,
    /** Had and not invoiced by the cut-off: adds to the spend. */
    ACCRUED,
    /** Paid by the cut-off for what comes after it: takes from the spend. */
    PREPAID;

    Source source() {
        return this == SPENT ? Source.DIRECT_SPEND : Source.ACCRUAL;
    }

    long signed(long pence) {
        return this == PREPAID ? -pence : pence;
    }
}
