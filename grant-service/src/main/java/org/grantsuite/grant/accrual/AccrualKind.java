package org.grantsuite.grant.accrual;

import org.grantsuite.grant.ledger.domain.JournalKind;

/** Had and not invoiced, or paid and not had. */
public enum AccrualKind {
    ACCRUAL(JournalKind.ACCRUAL),
    PREPAYMENT(JournalKind.PREPAYMENT);

    private final JournalKind journal;

    AccrualKind(JournalKind journal) {
        this.journal = journal;
    }

    JournalKind journal() {
        return journal;
    }
}
