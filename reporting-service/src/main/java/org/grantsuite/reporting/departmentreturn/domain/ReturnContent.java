package org.grantsuite.reporting.departmentreturn.domain;

/**
 * The figures of a return at one moment.
 *
 * @param cells JSON of the cells with their provenance
 * @param rates JSON of the indicative rates
 * @param missingProviders JSON of the providers that were paid and have not reported
 */
public record ReturnContent(
        long allocationPence,
        long underwrittenPence,
        Totals totals,
        String cells,
        String missingProviders,
        String rates) {}
