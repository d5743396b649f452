package org.grantsuite.reporting.providerreturn.domain;

import org.grantsuite.reporting.calculation.Severity;

/**
 * What is wrong with a provider's return and where, told the same way in each format.
 *
 * @param sheet sheet of a workbook, {@code file} for a CSV file, {@code request} or {@code items} for a JSON request
 * @param row from 1; 0 where the fault is the whole file's
 * @param column name of the column as its header gives it
 */
public record ReturnFault(String sheet, int row, String column, Severity severity, String rule, String message) {

    public static ReturnFault error(String sheet, int row, String column, String rule, String message) {
        return new ReturnFault(sheet, row, column, Severity.ERROR, rule, message);
    }

    public boolean refuses() {
        return severity == Severity.ERROR;
    }
}
