package org.grantsuite.reporting.evidence;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which evidence; a null asks for all. */
public record EvidenceFilter(
        @Nullable UUID grantId,
        @Nullable Set<String> providerIds,
        @Nullable String reference) {}
