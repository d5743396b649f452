package org.grantsuite.reporting.calculation;

import org.jspecify.annotations.Nullable;

/** What a provider spent on one measure. */
public record ProviderLine(
        String measure, long pence, @Nullable String justification) {}
