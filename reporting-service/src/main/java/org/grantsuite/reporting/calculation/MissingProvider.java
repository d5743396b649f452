package org.grantsuite.reporting.calculation;

/**
 * A provider that was paid on awards no accepted return names (V16).
 *
 * @param paidPence on those awards alone
 */
public record MissingProvider(String providerId, long paidPence) {}
