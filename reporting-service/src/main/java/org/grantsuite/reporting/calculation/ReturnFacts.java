package org.grantsuite.reporting.calculation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Raw facts of one grant, whatever their date; the template says which of them count.
 *
 * @param earlierCells values of the submitted return of the point compared with, by cell code; empty where there is
 * none
 * @param previous what stood before the point's window; null where it has none or nothing is known
 */
public record ReturnFacts(
        long allocationPence,
        long underwrittenPence,
        List<LedgerTransfer> ledger,
        List<DirectSpendLine> directSpend,
        List<ProviderPayment> payments,
        List<ProviderAward> awards,
        List<ProviderFigures> providerReturns,
        CouncilInputs inputs,
        Map<String, String> earlierCells,
        @Nullable PreviousPoint previous,
        @Nullable Coverage surveyed) {

    public ReturnFacts {
        ledger = List.copyOf(ledger);
        directSpend = List.copyOf(directSpend);
        payments = List.copyOf(payments);
        awards = List.copyOf(awards);
        providerReturns = List.copyOf(providerReturns);
        earlierCells = Map.copyOf(earlierCells);
    }

    public ReturnFacts(
            long allocationPence,
            long underwrittenPence,
            List<LedgerTransfer> ledger,
            List<DirectSpendLine> directSpend,
            List<ProviderPayment> payments,
            List<ProviderAward> awards,
            List<ProviderFigures> providerReturns,
            CouncilInputs inputs,
            Map<String, String> earlierCells) {
        this(
                allocationPence,
                underwrittenPence,
                ledger,
                directSpend,
                payments,
                awards,
                providerReturns,
                inputs,
                earlierCells,
                null,
                null);
    }

    /** How much of the area answered: what the council states stands before what its survey counts. */
    @Nullable
    Coverage coverage() {
        return inputs.coverage() == null ? surveyed : inputs.coverage();
    }
}
