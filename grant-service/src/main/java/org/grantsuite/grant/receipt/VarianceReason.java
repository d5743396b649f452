package org.grantsuite.grant.receipt;

import org.grantsuite.grant.grant.domain.Shortfall;

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

    /** What becomes of the missing part. */
    Shortfall shortfall() {
        return switch (this) {
            case SET_OFF -> Shortfall.SET_OFF;
            case WITHHELD -> Shortfall.WITHHELD;
            case REDUCED -> Shortfall.REDUCED;
            case ERROR -> Shortfall.AWAITED;
        };
    }
}
