package org.grantsuite.reporting.calculation;

import java.time.LocalDate;

/** One transfer of a journal of the grant's ledger; it counts on its value date. */
public record LedgerTransfer(
        String journalId,
        String businessKey,
        LocalDate valueOn,
        String debitAccount,
        String creditAccount,
        long pence) {

    /** What the transfer adds to the debit side of an account; negative where it is credited. */
    long debitOf(String account) {
        return (debitAccount.equals(account) ? pence : 0) - (creditAccount.equals(account) ? pence : 0);
    }

    boolean touches(String account) {
        return debitAccount.equals(account) || creditAccount.equals(account);
    }
}
