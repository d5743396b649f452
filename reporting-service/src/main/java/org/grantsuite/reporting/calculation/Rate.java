package org.grantsuite.reporting.calculation;

/**
 * A figure per thirty days, since points and baseline are of unequal length and raw periods are never compared.
 * Indicative: it spreads a figure evenly over its days, which nobody has observed.
 *
 * @param code field it is of
 * @param days length of the days the figure is of
 * @param perThirtyDays two decimals, half up
 */
public record Rate(String code, String label, String unit, long days, String value, String perThirtyDays) {}
