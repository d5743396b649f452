package org.grantsuite.reporting.calculation;

/** How the text of a cell's value is read. */
public enum CellType {
    MONEY,
    HOURS,
    COUNT,
    LIST,
    TEXT
}
