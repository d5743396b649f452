package org.grantsuite.reporting.allocationclient;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An award as allocation-service knows it; the sums in pence.
 *
 * @param open accepted and neither closed nor novated since
 * @param acceptedPence what its recipient took of what was offered, all or a part; nothing where it was never accepted
 */
public record AwardFacts(
        UUID id,
        String providerId,
        String providerName,
        @Nullable String locationId,
        boolean open,
        long acceptedPence,
        long paidPence,
        LocalDate offeredOn,
        @Nullable LocalDate acceptedOn) {

    /** Its provider reports on it: it was accepted, and did not end before anything was paid of it. */
    public boolean isReportedOn() {
        return acceptedOn != null && (open || paidPence > 0);
    }
}
