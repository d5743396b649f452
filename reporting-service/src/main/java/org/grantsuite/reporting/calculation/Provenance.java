package org.grantsuite.reporting.calculation;

/** One contribution to a cell: what it comes from and how much, in the unit of the cell. */
public record Provenance(Source source, String reference, String amount) {}
