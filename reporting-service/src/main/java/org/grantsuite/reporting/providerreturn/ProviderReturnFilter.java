package org.grantsuite.reporting.providerreturn;

import java.util.Set;
import java.util.UUID;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnStatus;
import org.jspecify.annotations.Nullable;

/** Which provider returns to list; a null asks for all. */
public record ProviderReturnFilter(
        @Nullable UUID grantId,
        @Nullable String reportingPoint,
        @Nullable ProviderReturnStatus status,
        @Nullable Set<String> providerIds) {

    ProviderReturnFilter of(@Nullable Set<String> providers) {
        return new ProviderReturnFilter(grantId, reportingPoint, status, providers);
    }
}
