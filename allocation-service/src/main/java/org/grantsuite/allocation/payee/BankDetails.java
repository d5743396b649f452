package org.grantsuite.allocation.payee;

/**
 * A bank account in the United Kingdom. It never prints itself: what stands in a log is masked.
 *
 * @param sortCode six digits
 * @param accountNumber eight digits
 */
public record BankDetails(String accountName, String sortCode, String accountNumber) {

    /** The last four digits, all that is ever shown. */
    public String accountTail() {
        return accountNumber.substring(accountNumber.length() - 4);
    }

    @Override
    public String toString() {
        return "BankDetails[****" + accountTail() + "]";
    }
}
