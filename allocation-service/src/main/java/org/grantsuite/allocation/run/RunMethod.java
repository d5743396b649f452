package org.grantsuite.allocation.run;

/** How a pot becomes lines (DOMAIN section 6); what each needs stands in {@link org.grantsuite.allocation.run.RecipeReader}. */
public enum RunMethod {
    /** R21: what is left of the pot, by units, to the penny. */
    PRO_RATA,
    /** R22: a rate per unit, rounded per line; the rest stays in the pot. */
    RATE_TIMES_UNITS,
    WEIGHTED_SUM,
    FTE,
    FLAT,
    TIERED,
    BANDED,
    SHARE_OF_SPEND,
    SHARE_OF_AWARD,
    CLAIMS_TO_CAP,
    CLAIMS_SCALED,
    PER_RECRUIT
}
