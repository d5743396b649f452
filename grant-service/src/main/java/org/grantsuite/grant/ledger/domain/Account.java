package org.grantsuite.grant.ledger.domain;

/** The accounts of a grant's subsidiary ledger, each in its place in invariant 1. */
public enum Account {
    /** Grant money the council holds. */
    GRANT_CASH(AccountClass.HELD),
    GRANT_RECEIVED(AccountClass.IN),
    RECOVERED(AccountClass.IN),
    OWN_RESOURCES(AccountClass.IN),
    TRANSFERRED(AccountClass.OUT),
    /** Passed on under a judgement that the council acts as the department's agent. */
    TRANSFERRED_AS_AGENT(AccountClass.OUT),
    DIRECT_SPEND(AccountClass.OUT),
    ADMIN_SPEND(AccountClass.OUT),
    REPAID(AccountClass.OUT),
    SET_OFF(AccountClass.OUT),
    /** Paid before the cut-off for what comes after it. */
    PREPAYMENTS(AccountClass.HELD),
    /** Accruals: had by the cut-off, not invoiced. */
    CREDITORS(AccountClass.HELD),
    /** What providers were invoiced for; RECOVERY_DUE and LOSS_ALLOWANCE are its other side. */
    PROVIDER_DEBTORS(AccountClass.HELD),
    RECOVERY_DUE(AccountClass.HELD),
    LOSS_ALLOWANCE(AccountClass.HELD),
    /** What the department asked back; REPAYMENT_NOTIFIED is its other side. */
    REPAYMENT_CREDITOR(AccountClass.HELD),
    REPAYMENT_NOTIFIED(AccountClass.HELD),
    SET_OFF_CLEARING(AccountClass.HELD),
    /** Money at the bank that belongs to no instalment yet. */
    SUSPENSE(AccountClass.HELD),
    COMMITTED(AccountClass.MEMO),
    COMMITMENT_CONTROL(AccountClass.MEMO),
    RECOVERABLE_VAT(AccountClass.MEMO),
    VAT_CONTROL(AccountClass.MEMO);

    private final AccountClass place;

    Account(AccountClass place) {
        this.place = place;
    }

    public boolean isIn(AccountClass other) {
        return place == other;
    }

    public AccountClass place() {
        return place;
    }
}
