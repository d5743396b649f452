package org.grantsuite.allocation.paymentaudit.domain;

import java.time.LocalDate;

/**
 * One line of a payments file.
 *
 * @param line in the file, from 1, the header being line 1
 * @param runLabel the way finance labels the run, "WRRF1-P1"
 * @param transactionNo blank where the file has none
 */
public record PaidLine(
        int line, String runLabel, LocalDate paidOn, String transactionNo, String supplierNo, long pence) {}
