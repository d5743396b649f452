package org.grantsuite.reporting.calculation;

/** How many providers were offered an award, accepted it and were paid. */
public record ProviderCounts(long offered, long accepted, long paid) {}
