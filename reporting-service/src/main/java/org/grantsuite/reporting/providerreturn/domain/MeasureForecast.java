package org.grantsuite.reporting.providerreturn.domain;

/** What a measure is expected to have cost when the spend window ends. */
public record MeasureForecast(String measure, long pence) {}
