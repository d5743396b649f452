package org.grantsuite.reporting.calculation;

/** A purpose the scheme allows money to be spent on (R4). */
public record Measure(String code, String label, boolean requiresJustification) {}
