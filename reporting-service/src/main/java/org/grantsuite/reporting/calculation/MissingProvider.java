package org.grantsuite.reporting.calculation;

/** A provider that was paid and has no accepted return (V16). */
public record MissingProvider(String providerId, long paidPence) {}
