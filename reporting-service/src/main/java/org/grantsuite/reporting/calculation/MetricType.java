package org.grantsuite.reporting.calculation;

/** Shape of a field of the department's return, in the words of a scheme edition. */
public enum MetricType {
    MONEY,
    HOURS,
    COUNT,
    COUNTS,
    MEASURE_LIST,
    MONEY_BY_MEASURE,
    TEXT
}
