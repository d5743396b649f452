package org.grantsuite.grant.posting.domain;

/** How a file says debit and credit. */
public enum SignConvention {
    SIGNED_AMOUNT,
    DEBIT_CREDIT_COLUMNS,
    SIDE_INDICATOR
}
