package org.grantsuite.reporting.calculation;

/** Where a figure comes from. */
public enum Source {
    JOURNAL,
    DIRECT_SPEND,
    ACCRUAL,
    PROVIDER_RETURN,
    SURVEY,
    AWARD,
    COUNCIL_INPUT,
    EDITION,
    COMPUTED
}
