package org.grantsuite.allocation.invoice.domain;

/** Where a cell of an invoice file comes from. */
public enum InvoiceColumnSource {
    BLANK(Of.FILE),
    CONSTANT(Of.FILE),
    FILE_DATE(Of.FILE),
    RUN_LABEL(Of.FILE),
    INVOICE_COUNT(Of.FILE),
    LINE_COUNT(Of.FILE),
    FILE_TOTAL(Of.FILE),
    SUPPLIER_NUMBER(Of.INVOICE),
    SUPPLIER_SITE(Of.INVOICE),
    PROVIDER_ID(Of.INVOICE),
    PROVIDER_NAME(Of.INVOICE),
    LOCATION_ID(Of.INVOICE),
    INVOICE_REFERENCE(Of.INVOICE),
    INVOICE_NUMBER(Of.INVOICE),
    INVOICE_DATE(Of.INVOICE),
    DUE_DATE(Of.INVOICE),
    INVOICE_TOTAL(Of.INVOICE),
    DESCRIPTION(Of.INVOICE),
    RELATED_REFERENCE(Of.INVOICE),
    SEGMENT(Of.LINE),
    POT(Of.LINE),
    LINE_NUMBER(Of.LINE),
    LINE_AMOUNT(Of.LINE),
    LINE_DESCRIPTION(Of.LINE);

    private enum Of {
        FILE,
        INVOICE,
        LINE
    }

    private final Of of;

    InvoiceColumnSource(Of of) {
        this.of = of;
    }

    boolean speaksOfFile() {
        return of == Of.FILE;
    }

    boolean speaksOfLine() {
        return of == Of.LINE;
    }

    boolean takesValue() {
        return this == CONSTANT || this == SEGMENT;
    }

    /** Text of people, which is guarded and may be cut. */
    boolean isProse() {
        return this == PROVIDER_NAME || this == DESCRIPTION || this == LINE_DESCRIPTION;
    }
}
