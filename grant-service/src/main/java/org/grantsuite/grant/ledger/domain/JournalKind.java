package org.grantsuite.grant.ledger.domain;

/** What a journal records; posting-rules.json gives each kind its one route and the accounts it may move. */
public enum JournalKind {
    RECEIPT,
    TRANSFER,
    DIRECT_SPEND,
    ADMIN_SPEND,
    VAT_RECLAIM,
    ACCRUAL,
    PREPAYMENT,
    /** Takes the route of the journal it reverses. */
    REVERSAL,
    RECOVERY_DUE,
    RECOVERY,
    LOSS_ALLOWANCE,
    WRITE_OFF,
    OWN_RESOURCES,
    REPAYMENT_DUE,
    REPAYMENT,
    SET_OFF,
    SUSPENSE,
    COMMITMENT,
    COMMITMENT_RELEASE
}
