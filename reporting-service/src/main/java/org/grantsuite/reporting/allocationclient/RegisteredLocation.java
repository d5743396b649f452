package org.grantsuite.reporting.allocationclient;

import org.jspecify.annotations.Nullable;

/**
 * A location of the register that is in service.
 *
 * @param councilCode ONS code of the area it lies in, null where the register does not say
 */
public record RegisteredLocation(
        String locationId,
        String providerId,
        String name,
        @Nullable String councilCode) {}
