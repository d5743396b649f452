package org.grantsuite.reporting.calculation;

/** What the money achieved, each in the period and in the baseline period; hours are held in hundredths. */
public enum OutputKind {
    HOURS,
    HOURS_BASELINE,
    RECRUITS,
    RECRUITS_BASELINE,
    LEAVERS,
    LEAVERS_BASELINE
}
