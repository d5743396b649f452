package org.grantsuite.reporting.providerreturn.domain;

/** What was said of a line; the last word is where it stands. */
public enum LineStep {
    ACCEPTED,
    QUERIED,
    ANSWERED,
    REJECTED;

    public boolean needsWords() {
        return this != ACCEPTED;
    }
}
