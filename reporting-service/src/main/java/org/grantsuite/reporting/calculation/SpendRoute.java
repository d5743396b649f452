package org.grantsuite.reporting.calculation;

/** By whom money was spent. */
public enum SpendRoute {
    DIRECT,
    PROVIDER
}
