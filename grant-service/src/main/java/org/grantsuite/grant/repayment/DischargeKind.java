package org.grantsuite.grant.repayment;

/** How part of a notice was met. */
public enum DischargeKind {
    PAYMENT,
    /** The department kept another grant short. */
    SET_OFF,
    /** The department kept this very grant short. */
    WITHHOLDING
}
