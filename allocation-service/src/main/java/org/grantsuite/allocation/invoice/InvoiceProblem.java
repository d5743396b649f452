package org.grantsuite.allocation.invoice;

import org.grantsuite.commons.problem.ProblemCode;

/** Why an invoice file cannot be written, in the order of checking. */
public enum InvoiceProblem implements ProblemCode {
    INVOICE_LAYOUT_UNKNOWN(404, "There is no such layout"),
    INVOICE_LAYOUT_EXISTS(409, "This version of the layout holds something else"),
    INVOICE_LAYOUT_INCONSISTENT(422, "The layout contradicts itself"),
    INVOICE_LAYOUT_WRONG_KIND(422, "The layout is for another kind of file"),
    INVOICE_CODING_EXISTS(409, "There is a coding from that day"),
    INVOICE_CODING_MISSING(422, "A line has no codes of the ledger"),
    INVOICE_VALUE_MISSING(422, "A cell the layout needs is empty"),
    INVOICE_VALUE_TOO_LONG(422, "A value does not fit its column");

    private final int status;
    private final String title;

    InvoiceProblem(int status, String title) {
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
