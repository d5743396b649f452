package org.grantsuite.allocation.plan.domain;

/** Who a pot is for. */
public enum Recipient {
    PROVIDERS,
    /** The council spends it itself. */
    DIRECT
}
