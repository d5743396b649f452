package org.grantsuite.reporting.providerreturn;

import org.grantsuite.reporting.calculation.Severity;
import org.grantsuite.reporting.providerreturn.domain.ReturnFault;
import org.grantsuite.reporting.providerreturn.file.FiledStatement;

/**
 * One thing about a provider's statement that is wrong, or worth a look.
 *
 * @param field path of the value in a JSON request
 * @param column name of the value's column in a file
 * @param item number of the item it is about, from 1; 0 where it is about the statement itself
 */
record StatementFault(
        ProviderReturnProblem code,
        String field,
        String column,
        String message,
        Severity severity,
        String rule,
        int item) {

    static StatementFault error(ProviderReturnProblem code, String field, String column, String message) {
        return new StatementFault(code, field, column, message, Severity.ERROR, code.name(), 0);
    }

    static StatementFault warning(
            ProviderReturnProblem code, String rule, String field, String column, String message) {
        return new StatementFault(code, field, column, message, Severity.WARNING, rule, 0);
    }

    StatementFault ofItem(int number) {
        return new StatementFault(code, field, column, message, severity, rule, number);
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }

    /** As it stands in a JSON request. */
    ReturnFault inRequest() {
        return item == 0
                ? new ReturnFault("request", 1, column, severity, rule, message)
                : new ReturnFault("items", item, column, severity, rule, message);
    }

    /** As it stands in a file: an item has a row of its own. */
    ReturnFault in(FiledStatement filed) {
        return item > 0 && item <= filed.itemRows().size()
                ? new ReturnFault(FiledStatement.ITEMS, filed.itemRows().get(item - 1), column, severity, rule, message)
                : new ReturnFault(filed.row().sheet(), filed.row().row(), column, severity, rule, message);
    }
}
