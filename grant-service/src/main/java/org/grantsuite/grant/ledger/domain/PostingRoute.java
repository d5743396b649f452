package org.grantsuite.grant.ledger.domain;

/** How a journal reaches the council's general ledger: one route each, or expenditure is booked twice. */
public enum PostingRoute {
    GL_JOURNAL,
    AP_INVOICE,
    AR_INVOICE,
    ORIGINATED_IN_GL,
    MEMO
}
