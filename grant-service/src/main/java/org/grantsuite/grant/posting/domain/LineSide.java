package org.grantsuite.grant.posting.domain;

/** One side of a transfer: a line of a posting batch. */
public enum LineSide {
    DEBIT("D"),
    CREDIT("C");

    private final String mark;

    LineSide(String mark) {
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }
}
