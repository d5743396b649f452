package org.grantsuite.reporting.calculation;

/** How much a finding matters: an error forbids freezing, a warning has to be accepted or waived. */
public enum Severity {
    ERROR,
    WARNING,
    INFO
}
