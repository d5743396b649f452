package org.grantsuite.allocation.paymentaudit.domain;

/** What does not fit, from the surest to the softest. */
public enum FindingKind {
    /** The same supplier, label and amount once more. */
    DUPLICATE(true),
    /** One payment stands under two labels. */
    PAID_UNDER_TWO_LABELS(true),
    /** Pence away from what the supplier's units come to. */
    PENNY_OFF(true),
    /** Two neighbouring digits swapped, or the decimal point moved. */
    KEYED_SLIP(true),
    /** The supplier's units, at another rate. */
    WRONG_RATE(true),
    /** Whole units on both sides, and not the same number. */
    UNIT_COUNT_MOVED(true),
    /** No number of units at the label's rate comes to this. */
    NOT_A_MULTIPLE(true),
    /** In the earlier run and not in the later, where its payment would have been published. */
    MISSING_FROM_LATER(true),
    MISSING_FROM_EARLIER(true),
    /** Missing, but what was due is small enough to be left out of published spending. */
    MAY_BE_UNDER_THRESHOLD(false),
    /** Several payments under one label that together fit. */
    PAID_IN_PARTS(false);

    private final boolean fault;

    FindingKind(boolean fault) {
        this.fault = fault;
    }

    /** Whether somebody has to look, rather than know. */
    public boolean isFault() {
        return fault;
    }
}
