package org.grantsuite.reporting.calculation;

import java.util.List;

/**
 * A calculated return.
 *
 * @param returnedPence what providers gave back, out of the ledger
 * @param heldPence what the council still holds of the grant, out of the ledger
 */
public record ReturnFigures(
        long receivedPence,
        long directPence,
        long transferredPence,
        long directByMeasurePence,
        long providerByMeasurePence,
        long adminPence,
        long returnedPence,
        long heldPence,
        List<MissingProvider> missing,
        CertificateTotals totals,
        List<Cell> cells) {

    public ReturnFigures {
        missing = List.copyOf(missing);
        cells = List.copyOf(cells);
    }

    public long notYetSpentPence() {
        return transferredPence - returnedPence - providerByMeasurePence;
    }

    public boolean isNil() {
        return directPence == 0 && transferredPence == 0;
    }
}
