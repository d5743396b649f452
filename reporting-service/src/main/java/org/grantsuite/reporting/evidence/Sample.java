package org.grantsuite.reporting.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.grantsuite.reporting.policy.ReportingPolicy.RiskPoints;
import org.jspecify.annotations.Nullable;

/** A sample with everything that is needed to draw it again. */
public record Sample(
        UUID id,
        UUID grantId,
        String reportingPoint,
        int size,
        String seed,
        String method,
        String populationHash,
        RiskPoints riskPoints,
        List<Sampled> population,
        String drawnBy,
        Instant drawnAt) {

    /** @param drawn position at which it was drawn, from 1; 0 where it was not */
    public record Sampled(
            UUID returnId,
            String providerId,
            String locationId,
            String submittedBy,
            String signedBy,
            long spentPence,
            long points,
            List<String> reasons,
            int drawn,
            @Nullable Result result) {}

    /** What the check of a drawn return found. */
    public record Result(String outcome, String words, String by, Instant at) {}
}
