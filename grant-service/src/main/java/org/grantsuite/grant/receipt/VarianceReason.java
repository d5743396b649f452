package org.grantsuite.grant.receipt;

/** Why a receipt differs from what was outstanding (R14). */
public enum VarianceReason {
    /** Kept back against what is owed on another grant: the money counts as received and set off. */
    SET_OFF,
    /** Kept back for now; it is still awaited. */
    WITHHELD,
    /** Cut for good. */
    REDUCED,
    /** Somebody's mistake, to be put right; what is missing is still awaited. */
    ERROR;

    /** Whether the missing part will not come any more. */
    boolean forgoes() {
        return this == SET_OFF || this == REDUCED;
    }
}
