package org.grantsuite.reporting.obligation;

/** Why a return is owed: for an award, or because the whole area is asked (R36). */
public enum ObligationKind {
    AWARD,
    SURVEY
}
