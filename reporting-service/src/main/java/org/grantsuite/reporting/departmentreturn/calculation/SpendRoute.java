package org.grantsuite.reporting.departmentreturn.calculation;

/** By whom money was spent. */
public enum SpendRoute {
    DIRECT,
    PROVIDER
}
