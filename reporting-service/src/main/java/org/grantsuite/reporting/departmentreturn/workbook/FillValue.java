package org.grantsuite.reporting.departmentreturn.workbook;

/** What goes into a cell; a number is exactly the digits it is stored as, a date is ISO 8601. */
record FillValue(Kind kind, String text) {

    enum Kind {
        NUMBER,
        TEXT,
        DATE
    }
}
