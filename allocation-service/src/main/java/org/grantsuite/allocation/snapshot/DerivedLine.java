package org.grantsuite.allocation.snapshot;

import org.jspecify.annotations.Nullable;

/** A line of a snapshot that was worked out here instead of sent as a file; judged by the same rules (R19, R20). */
public record DerivedLine(
        String providerId,
        @Nullable String locationId,
        String service,
        String driver,
        long units,
        @Nullable String note) {

    /** Provider × location × service × driver (R20). */
    public String key() {
        return String.join("|", providerId, locationId == null ? "" : locationId, service, driver);
    }
}
