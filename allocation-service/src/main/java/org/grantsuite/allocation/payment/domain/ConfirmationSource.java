package org.grantsuite.allocation.payment.domain;

/** Who says what became of payments, and in what form. */
public enum ConfirmationSource {
    FINANCE_CSV,
    PAIN_002,
    CAMT_054
}
