package org.grantsuite.reporting.programme.domain;

/** What a row is to its parent: a part of the sum, a subset that is never added, or money given on out of it. */
public enum Relation {
    PART,
    OF_WHICH,
    ONWARD
}
