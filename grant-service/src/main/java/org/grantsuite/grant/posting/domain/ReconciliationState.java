package org.grantsuite.grant.posting.domain;

/** How a reference stands in both ledgers. */
public enum ReconciliationState {
    MATCHED,
    /** Ours only. */
    MISSING,
    /** The general ledger's only. */
    EXTRA,
    DIFFERENT
}
