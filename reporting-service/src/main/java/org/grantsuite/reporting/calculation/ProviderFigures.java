package org.grantsuite.reporting.calculation;

import java.util.List;
import java.util.Map;

/**
 * An accepted return of a provider for one location.
 *
 * @param funded false for a survey return of a provider without an award (R36)
 * @param outputs only what the provider stated: missing is not nil
 */
public record ProviderFigures(
        String returnId,
        String providerId,
        boolean funded,
        Period period,
        List<ProviderLine> spend,
        long unspentPence,
        long returnedPence,
        Map<OutputKind, Long> outputs) {

    public ProviderFigures {
        spend = List.copyOf(spend);
        outputs = Map.copyOf(outputs);
    }

    public long spentPence() {
        return spend.stream().mapToLong(ProviderLine::pence).reduce(0, Math::addExact);
    }
}
