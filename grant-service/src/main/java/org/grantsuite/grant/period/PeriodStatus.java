package org.grantsuite.grant.period;

/** Whether journals may be dated in a period; while reopening is only asked for it stays closed. */
public enum PeriodStatus {
    OPEN,
    CLOSED,
    REOPENING_ASKED
}
