package org.grantsuite.grant.posting.domain;

/** Where a cell of a posting file comes from. */
public enum ColumnSource {
    BLANK(Of.ANY),
    CONSTANT(Of.ANY),
    SEGMENT(Of.LINE),
    SIGNED_AMOUNT(Of.LINE),
    DEBIT_AMOUNT(Of.LINE),
    CREDIT_AMOUNT(Of.LINE),
    ABSOLUTE_AMOUNT(Of.LINE),
    SIDE(Of.LINE),
    VALUE_DATE(Of.LINE),
    POSTING_DATE(Of.LINE),
    BATCH_DATE(Of.ANY),
    PERIOD(Of.LINE),
    DESCRIPTION(Of.LINE),
    LINE_REFERENCE(Of.LINE),
    LINE_NUMBER(Of.LINE),
    JOURNAL_NUMBER(Of.LINE),
    BATCH_NUMBER(Of.ANY),
    GRANT_REFERENCE(Of.LINE),
    ACCOUNT(Of.LINE),
    POT(Of.LINE),
    MEASURE(Of.LINE),
    LINE_COUNT(Of.ANY),
    DEBIT_TOTAL(Of.ANY),
    CREDIT_TOTAL(Of.ANY);

    private enum Of {
        ANY,
        LINE
    }

    private final Of of;

    ColumnSource(Of of) {
        this.of = of;
    }

    /** Header and trailer speak of the batch; they have no line. */
    boolean needsLine() {
        return of == Of.LINE;
    }
}
