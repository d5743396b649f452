package org.grantsuite.reporting.providerreturn.file;

/** A column of a file of returns. */
record Column(String name, Kind kind, boolean required, String label) {

    /** What stands in it. */
    enum Kind {
        /** An identifier; never a number and never a date. */
        ID,
        TEXT,
        WORDS,
        MONEY,
        HOURS,
        COUNT,
        DATE,
        YES_NO,
        /** What the council knows already: shown, and not read back. */
        SHOWN;

        boolean isNumber() {
            return this == MONEY || this == HOURS || this == COUNT;
        }
    }

    static Column required(String name, Kind kind, String label) {
        return new Column(name, kind, true, label);
    }

    static Column optional(String name, Kind kind, String label) {
        return new Column(name, kind, false, label);
    }
}
