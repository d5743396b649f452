package org.grantsuite.reporting.providerreturn.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.calculation.Period;
import org.grantsuite.reporting.calculation.ProviderLine;
import org.jspecify.annotations.Nullable;

/** What a provider says, however it reached us. */
public record ProviderStatement(
        UUID grantId,
        String reportingPoint,
        String providerId,
        String locationId,
        List<UUID> awardIds,
        Period period,
        List<ProviderLine> spend,
        long unspentPence,
        long returnedPence,
        Map<OutputKind, Long> outputs,
        @Nullable Long headcount,
        boolean newExpenditure,
        boolean noDoubleFunding,
        String signedBy,
        LocalDate signedOn,
        List<String> evidenceReferences,
        List<MeasureForecast> forecast,
        List<SpendItem> items,
        @Nullable String fallReason) {

    public ProviderStatement {
        awardIds = List.copyOf(awardIds);
        spend = List.copyOf(spend);
        outputs = Map.copyOf(outputs);
        evidenceReferences = List.copyOf(evidenceReferences);
        forecast = List.copyOf(forecast);
        items = List.copyOf(items);
    }

    /** Provider and location: one return of them per reporting point. */
    public String place() {
        return place(providerId, locationId);
    }

    public static String place(String providerId, String locationId) {
        return providerId + "/" + locationId;
    }

    public long spentPence() {
        return spend.stream().mapToLong(ProviderLine::pence).reduce(0, Math::addExact);
    }
}
