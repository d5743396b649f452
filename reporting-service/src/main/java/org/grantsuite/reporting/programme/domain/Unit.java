package org.grantsuite.reporting.programme.domain;

/** What a figure counts. */
public enum Unit {
    POUNDS,
    COUNT,
    PERCENT
}
