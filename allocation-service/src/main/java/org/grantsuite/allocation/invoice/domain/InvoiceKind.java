package org.grantsuite.allocation.invoice.domain;

/** What a file holds: what the council pays, what it asks back, what it takes back of that. */
public enum InvoiceKind {
    CREDITOR_INVOICE,
    DEBTOR_INVOICE,
    CREDIT_NOTE
}
