package org.grantsuite.reporting.obligation;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which obligations; a null asks for all. */
public record ObligationFilter(
        @Nullable UUID grantId,
        @Nullable String reportingPoint,
        @Nullable Set<String> providerIds,
        @Nullable ObligationState state) {

    static ObligationFilter of(UUID grantId, @Nullable String reportingPoint) {
        return new ObligationFilter(grantId, reportingPoint, null, null);
    }
}
