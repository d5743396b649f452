package org.grantsuite.reporting.calculation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a provider was offered and when it accepted; null while it has not. */
public record ProviderAward(
        String providerId, LocalDate offeredOn, @Nullable LocalDate acceptedOn) {}
