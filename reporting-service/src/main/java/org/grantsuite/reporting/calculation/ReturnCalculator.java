package org.grantsuite.reporting.calculation;

import java.util.List;

/** Makes the figures of a department's return. The same facts always give the same cells in the same order. */
public final class ReturnCalculator {

    private ReturnCalculator() {}

    public static ReturnFigures calculate(ReturnTemplate template, ReturnFacts facts) {
        var counted = new CountedFacts(template, facts);
        long received = -counted.debitOf(LedgerAccounts.GRANT_RECEIVED);
        long direct = counted.directPence();
        long providerSpend = Figure.sum(counted.providerReturns(), ProviderFigures::spentPence);
        var figures = new ReturnFigures(
                received,
                direct,
                counted.debitOf(LedgerAccounts.TRANSFERRED),
                Figure.sum(counted.measureLines(), CountedLine::pence),
                providerSpend,
                Figure.sum(counted.cappedAdminLines(), CountedLine::pence),
                -counted.debitOf(LedgerAccounts.RECOVERED),
                counted.debitOf(LedgerAccounts.GRANT_CASH),
                missing(counted),
                totals(received, Math.addExact(direct, providerSpend), facts.inputs()),
                List.of());
        return withCells(figures, new CellWriter(template, facts, counted, figures).cells());
    }

    private static CertificateTotals totals(long received, long spent, CouncilInputs inputs) {
        var misspent = inputs.misspentPence();
        return new CertificateTotals(received, spent, received - spent, misspent == null ? 0 : misspent);
    }

    private static List<MissingProvider> missing(CountedFacts counted) {
        return counted.paidAndUnreported().entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> new MissingProvider(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ReturnFigures withCells(ReturnFigures figures, List<Cell> cells) {
        return new ReturnFigures(
                figures.receivedPence(),
                figures.directPence(),
                figures.transferredPence(),
                figures.directByMeasurePence(),
                figures.providerByMeasurePence(),
                figures.adminPence(),
                figures.returnedPence(),
                figures.heldPence(),
                figures.missing(),
                figures.totals(),
                cells);
    }
}
