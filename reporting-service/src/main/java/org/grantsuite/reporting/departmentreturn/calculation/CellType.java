package org.grantsuite.reporting.departmentreturn.calculation;

/** How the text of a cell's value is read. */
public enum CellType {
    MONEY,
    HOURS,
    COUNT,
    LIST,
    TEXT
}
