package org.grantsuite.reporting.allocationclient;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An award as allocation-service knows it; the sums in pence. */
public record AwardFacts(
        UUID id,
        String providerId,
        String providerName,
        @Nullable String locationId,
        boolean accepted,
        long amountPence,
        long paidPence) {}
