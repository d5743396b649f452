package org.grantsuite.grant.instalment.domain;

/** What can befall an instalment; {@code takesAmount} says whether it comes with a sum. */
public enum MoveKind {
    RECEIVED(true),
    WITHHELD(true),
    RELEASED(true),
    SUSPENDED(false),
    RESUMED(false),
    REDUCED(true),
    SET_OFF(true),
    REPAID(true),
    /** A receipt was wrong and is reversed. */
    TAKEN_BACK(true);

    private final boolean takesAmount;

    MoveKind(boolean takesAmount) {
        this.takesAmount = takesAmount;
    }

    public boolean takesAmount() {
        return takesAmount;
    }
}
