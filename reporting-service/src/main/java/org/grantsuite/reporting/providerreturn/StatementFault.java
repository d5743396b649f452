package org.grantsuite.reporting.providerreturn;

/**
 * One thing wrong with a provider's statement.
 *
 * @param field path of the value in a JSON request
 * @param column name of the value's column in a file
 */
record StatementFault(ProviderReturnProblem code, String field, String column, String message) {}
