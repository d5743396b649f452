package org.grantsuite.reporting.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The council's own policy, or the configured one with version 0. */
public record PolicyInForce(
        ReportingPolicy policy,
        boolean configuredDefault,
        @Nullable Instant recordedAt,
        @Nullable String recordedBy,
        long version) {}
