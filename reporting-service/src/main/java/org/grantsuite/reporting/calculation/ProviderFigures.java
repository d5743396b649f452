package org.grantsuite.reporting.calculation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An accepted return of a provider for one location.
 *
 * @param awardIds the awards it accounts for; none for a survey return (R36)
 * @param outputs only what the provider stated: missing is not nil
 */
public record ProviderFigures(
        String returnId,
        String providerId,
        List<UUID> awardIds,
        Period period,
        List<ProviderLine> spend,
        long unspentPence,
        long returnedPence,
        Map<OutputKind, Long> outputs) {

    public ProviderFigures {
        awardIds = List.copyOf(awardIds);
        spend = List.copyOf(spend);
        outputs = Map.copyOf(outputs);
    }

    public boolean funded() {
        return !awardIds.isEmpty();
    }

    public long spentPence() {
        return spend.stream().mapToLong(ProviderLine::pence).reduce(0, Math::addExact);
    }
}
