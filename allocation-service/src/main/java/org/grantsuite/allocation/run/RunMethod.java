package org.grantsuite.allocation.run;

/** How a pot becomes lines. */
public enum RunMethod {
    /** R21: what is left of the pot, by units, to the penny. */
    PRO_RATA,
    /** R22: a rate per unit, rounded per line; the rest stays in the pot. */
    RATE_TIMES_UNITS
}
