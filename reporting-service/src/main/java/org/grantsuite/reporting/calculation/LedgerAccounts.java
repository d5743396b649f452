package org.grantsuite.reporting.calculation;

/** Accounts of the grant's ledger that a return reads. */
public final class LedgerAccounts {

    public static final String GRANT_CASH = "GRANT_CASH";
    public static final String GRANT_RECEIVED = "GRANT_RECEIVED";
    public static final String RECOVERED = "RECOVERED";
    public static final String TRANSFERRED = "TRANSFERRED";
    public static final String DIRECT_SPEND = "DIRECT_SPEND";
    public static final String ADMIN_SPEND = "ADMIN_SPEND";

    private LedgerAccounts() {}
}
